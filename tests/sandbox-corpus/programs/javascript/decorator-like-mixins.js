const withLog = (f) =>
  Object.defineProperty(
    (...a) => {
      console.log(`call ${f.name}(${a})`);
      return f(...a);
    },
    "name",
    { value: f.name },
  );
const Serializable = (B) =>
  class extends B {
    toJSON() {
      return { type: this.constructor.name, ...this };
    }
  };
const Eventful = (B) =>
  class extends B {
    #h = {};
    on(k, f) {
      (this.#h[k] ??= []).push(f);
      return this;
    }
    emit(k, ...a) {
      this.#h[k]?.forEach((f) => f(...a));
      return this;
    }
  };
class Thing extends Serializable(Eventful(Object)) {
  constructor(n) {
    super();
    this.n = n;
  }
}
const t = new Thing(3).on("hi", (x) => console.log("hi", x)).emit("hi", 1);
console.log(
  JSON.stringify(t),
  t,
  withLog(function add(a, b) {
    return a + b;
  })(1, 2),
);
