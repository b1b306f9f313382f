class A {
  constructor(x) {
    this.x = x;
  }
  get double() {
    return this.x * 2;
  }
}
console.log(
  Reflect.construct(A, [4]).double,
  Reflect.ownKeys({ b: 1, [Symbol.iterator]: 2, 1: 3 }).length,
  Reflect.has({ x: 1 }, "x"),
  Reflect.apply(Math.max, null, [1, 5]),
  Reflect.getPrototypeOf([]) === Array.prototype,
  Reflect.get(A.prototype, "double", { x: 10 }),
  Reflect.defineProperty(Object.freeze({}), "a", { value: 1 }),
);
