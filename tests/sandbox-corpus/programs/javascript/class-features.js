class Counter {
  static #made = 0;
  static {
    Counter.kind = "counter";
  }
  #n = 0;
  step = 1;
  get value() {
    return this.#n;
  }
  set value(v) {
    if (v < 0) throw new RangeError("negative");
    this.#n = v;
  }
  #bump() {
    this.#n += this.step;
    return this;
  }
  up() {
    return this.#bump();
  }
  static create() {
    Counter.#made++;
    return new this();
  }
  static get made() {
    return Counter.#made;
  }
  static isCounter(o) {
    return #n in o;
  }
}
class Double extends Counter {
  step = 2;
  toString() {
    return `Double(${this.value})`;
  }
}
const d = Double.create().up().up();
console.log(
  `${d}`,
  d,
  Counter.made,
  Counter.kind,
  Counter.isCounter(d),
  Counter.isCounter({}),
  Double.name,
  Object.getPrototypeOf(Double) === Counter,
);
d.value = -1;
