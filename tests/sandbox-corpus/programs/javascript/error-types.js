for (const act of [
  () => null.x,
  () => undefinedName,
  () => new Array(-1),
  () => decodeURIComponent("%"),
  () => JSON.parse("{"),
  () => (1).toFixed(200),
  () => {
    const c = 1;
    c = 2;
  },
  () => "x".repeat(-1),
  () => Symbol() + "",
  () =>
    new class {
      #p;
      static t(o) {
        return o.#p;
      }
    }.constructor.t({}),
  () => [].reduce((a) => a),
  () => eval("1 +"),
  () => 5(),
  () => new (() => {})(),
  () => Object.defineProperty(Object.freeze({}), "x", { value: 1 }),
]) {
  try {
    act();
    console.log("no error");
  } catch (e) {
    console.log(e.name, e instanceof Error, e.constructor.name);
  }
}
