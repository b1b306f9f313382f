// node:assert, as far as tests use it.
import { equals } from "./equals.js";
import { AssertionError, failWith, fitsError, rejected, threw } from "./failure.js";
import { show } from "./show.js";

const check = (ok, message, standard) => void (ok || failWith(message ?? standard()));
export const assert = (value, message) => check(value, message, () => `expected a true value, got ${show(value)}`);
/** What `==` says, and that NaN equals itself. */
const isLooselyEqual = (a, b) => {
  if (Object.is(a, b) || a === b) return true;
  if (a === null || b === null || a === undefined || b === undefined) return (a ?? null) === (b ?? null);
  return typeof a !== typeof b && (Number(a) === Number(b) || String(a) === String(b));
};
const compared = (call, words) => (a, b, message) =>
  check(call(a, b), message, () => `${words}\n  actual:   ${show(a)}\n  expected: ${show(b)}`);
const judgeThrown = (thrown, expected, message) => {
  if (!thrown) failWith(typeof expected === "string" ? expected : (message ?? "Missing expected exception."));
  if (typeof expected !== "string" && !fitsError(thrown.error, expected))
    failWith(message ?? `The error is not the expected one: ${show(thrown.error)}`);
};
Object.assign(assert, {
  ok: assert,
  equal: compared(isLooselyEqual, "expected values to be equal"),
  notEqual: compared((a, b) => !isLooselyEqual(a, b), "expected values to differ"),
  strictEqual: compared(Object.is, "expected values to be strictly equal"),
  notStrictEqual: compared((a, b) => !Object.is(a, b), "expected values not to be strictly equal"),
  deepEqual: compared((a, b) => equals(a, b), "expected values to be deeply equal"),
  deepStrictEqual: compared((a, b) => equals(a, b, true), "expected values to be deeply equal"),
  notDeepEqual: compared((a, b) => !equals(a, b), "expected values not to be deeply equal"),
  notDeepStrictEqual: compared((a, b) => !equals(a, b, true), "expected values not to be deeply equal"),
  match: compared((a, b) => b.test(a), "expected the text to match"),
  doesNotMatch: compared((a, b) => !b.test(a), "expected the text not to match"),
  fail: (message) => failWith(message ?? "Failed"),
  ifError: (value) => check(value === null || value === undefined, undefined, () => `got an error: ${show(value)}`),
  throws: (call, expected, message) => judgeThrown(threw(call), expected, message),
  doesNotThrow: (call) => void (threw(call) && failWith("Got an unwanted exception.")),
  rejects: async (call, expected, message) => judgeThrown(await rejected(call), expected, message),
  doesNotReject: async (call) => void ((await rejected(call)) && failWith("Got an unwanted rejection.")),
  AssertionError,
});
assert.strict = assert;
