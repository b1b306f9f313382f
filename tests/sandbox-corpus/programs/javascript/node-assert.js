const assert = require("node:assert");
assert(true);
assert.equal(1, "1");
assert.strictEqual("a", "a");
assert.deepStrictEqual({ a: [1, { b: 2 }] }, { a: [1, { b: 2 }] });
assert.throws(() => {
  throw new TypeError("bad");
}, TypeError);
assert.notStrictEqual(1, 2);
assert.deepEqual([1], [1]);
assert.match("abc", /b/);
assert.doesNotThrow(() => {});
try {
  assert.strictEqual(1, 2);
} catch (e) {
  console.log(e.name, e.code, e.actual, e.expected);
}
try {
  assert.throws(() => {});
} catch (e) {
  console.log(e.name);
}
assert.rejects(Promise.reject(new Error("r")), /r/).then(() => console.log("rejected"));
try {
  assert.fail("boom");
} catch (e) {
  console.log(e.message);
}
assert.deepStrictEqual([1, 2], [1, 3]);
