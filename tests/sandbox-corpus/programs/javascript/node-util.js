const util = require("node:util");
console.log(
  util.inspect({ a: { b: { c: { d: 1 } } } }, { depth: 0 }),
  util.format("%s-%d", "x", 5),
  util.isDeepStrictEqual({ a: [1] }, { a: [1] }),
  util.types.isDate(new Date()),
  util.inspect("str"),
  util.inspect(new Map([[1, { a: 2 }]]), { compact: true }),
);
util
  .promisify((x, cb) => cb(null, x * 2))(21)
  .then(console.log);
util
  .promisify(setTimeout)(5)
  .then(() => console.log("slept"));
class Money {
  constructor(n) {
    this.n = n;
  }
  [util.inspect.custom]() {
    return `Money<${this.n}>`;
  }
}
console.log(new Money(5), [new Money(6)], util.inspect({ a: 1, b: [1, 2] }, { breakLength: 10 }));
const old = util.callbackify(async (x) => x + 1);
old(1, (err, v) => console.log(err, v));
