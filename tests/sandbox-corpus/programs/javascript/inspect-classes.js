class Point {
  constructor(x, y) {
    this.x = x;
    this.y = y;
  }
}
class Empty {}
class Tagged {
  get [Symbol.toStringTag]() {
    return "T";
  }
}
console.log(
  new Point(1, 2),
  new Empty(),
  [new Point(0, 0)],
  { p: new Point(1, new Empty()) },
  Point,
  class {},
  class B extends Point {},
  new (class extends Map {})([[1, 2]]),
);
console.log(
  () => {},
  function named() {},
  () => {},
  async () => {},
  function* g() {},
  Math.max,
  Symbol.iterator,
  Object.assign(() => {}, { prop: 1 }),
);
console.log(
  new Tagged(),
  Object.create({ constructor: Point }),
  [new Number(5), new String("s"), new Boolean(false)],
  (function () {
    return arguments;
  })(1, 2),
  new Date(0),
  [new Date(0)],
  globalThis === this || true,
);
console.log([null, undefined, [undefined]], { u: undefined, "k-k": 1, valid_1: 2, 5: 3 }, [
  ["nested", ["deep", ["deeper", ["deepest"]]]],
]);
