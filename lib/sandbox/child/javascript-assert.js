// Evaluated inside QuickJS before the program: deep equality and Node's module assert.
(() => {
  const { inspect } = globalThis.__kit;
  /** As `==` compares, and NaN is NaN. */
  function isLooselyEqual(a, b) {
    const [left, right] = [a, b].map((each) => (each === undefined ? null : each));
    if (Object.is(left, right) || left === right) return true;
    if (left === null || right === null || (typeof left === "object" && typeof right === "object")) return false;
    const [one, other] = [left, right].map((each) => (typeof each === "object" ? `${each}` : each));
    return typeof one === typeof other ? one === other : Number(one) === Number(other);
  }

  const keysOf = (value) =>
    Reflect.ownKeys(value).filter((key) => Object.prototype.propertyIsEnumerable.call(value, key));
  /** Deep equality; `loose` compares single values by `==`. */
  function isEqual(a, b, loose = false, seen = new Map()) {
    if (Object.is(a, b) || (loose && isLooselyEqual(a, b))) return true;
    if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
    if (!loose && Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
    if (seen.get(a) === b) return true;
    seen.set(a, b);
    const same = (x, y) => isEqual(x, y, loose, seen);
    if (a instanceof Date) return b instanceof Date && Object.is(a.getTime(), b.getTime());
    if (a instanceof RegExp) return String(a) === String(b) && b instanceof RegExp;
    if (a instanceof Error && (a.name !== b.name || a.message !== b.message)) return false;
    if (Array.isArray(a) !== Array.isArray(b) || (Array.isArray(a) && a.length !== b.length)) return false;
    if (a instanceof Map)
      return (
        b instanceof Map &&
        a.size === b.size &&
        [...a].every(([key, value]) =>
          b.has(key) ? same(value, b.get(key)) : [...b].some(([other, item]) => same(key, other) && same(value, item)),
        )
      );
    if (a instanceof Set)
      return (
        b instanceof Set &&
        a.size === b.size &&
        [...a].every((value) => b.has(value) || [...b].some((other) => same(value, other)))
      );
    if (a instanceof Number || a instanceof String || a instanceof Boolean) return Object.is(a.valueOf(), b.valueOf());
    const [mine, others] = [keysOf(a), keysOf(b)];
    return mine.length === others.length && mine.every((key) => others.includes(key) && same(a[key], b[key]));
  }

  class AssertionError extends Error {
    constructor({ message, actual, expected, operator }) {
      super(message);
      Object.assign(this, { generatedMessage: false, code: "ERR_ASSERTION", actual, expected, operator });
      Object.defineProperty(this, "name", { value: "AssertionError", configurable: true });
    }
  }
  const fail = (message, actual, expected, operator, otherwise) => {
    if (message instanceof Error) throw message;
    throw new AssertionError({ message: message ?? otherwise, actual, expected, operator });
  };
  const assert = (value, message) =>
    value || fail(message, value, true, "==", "The expression evaluated to a falsy value");
  const compared = (operator, text, holds) => (a, b, message) => {
    if (!holds(a, b)) fail(message, a, b, operator, `${text}:\n\n${inspect(a)} ${operator} ${inspect(b)}\n`);
  };
  const EQUAL = "Expected values to be strictly equal";
  const fits = (error, wanted) => {
    if (wanted === undefined) return true;
    if (wanted instanceof RegExp) return wanted.test(String(error));
    if (typeof wanted !== "function")
      return Object.entries(wanted).every(([key, value]) =>
        value instanceof RegExp ? value.test(error[key]) : isEqual(error[key], value),
      );
    return wanted === Error || wanted.prototype instanceof Error ? error instanceof wanted : wanted(error) === true;
  };
  const caught = (error, wanted) => {
    if (!fits(error, wanted)) throw error;
  };
  const parted = (wanted, message) => (typeof wanted === "string" ? [undefined, wanted] : [wanted, message]);
  Object.assign(assert, {
    AssertionError,
    ok: assert,
    fail: (message = "Failed") => fail(message, undefined, undefined, "fail"),
    equal: compared("==", "Expected values to be loosely equal", isLooselyEqual),
    notEqual: compared("!=", "Expected values to be loosely unequal", (a, b) => !isLooselyEqual(a, b)),
    strictEqual: compared("===", EQUAL, Object.is),
    notStrictEqual: compared("!==", "Expected values to be strictly unequal", (a, b) => !Object.is(a, b)),
    deepEqual: compared("==", "Expected values to be loosely deep-equal", (a, b) => isEqual(a, b, true)),
    notDeepEqual: compared("!=", "Expected values not to be loosely deep-equal", (a, b) => !isEqual(a, b, true)),
    deepStrictEqual: compared("===", "Expected values to be strictly deep-equal", (a, b) => isEqual(a, b)),
    notDeepStrictEqual: compared("!==", "Expected values not to be strictly deep-equal", (a, b) => !isEqual(a, b)),
    match: (text, pattern, message) =>
      pattern.test(text) ||
      fail(
        message,
        text,
        pattern,
        "match",
        `The input did not match the regular expression ${pattern}. Input:\n\n${inspect(text)}\n`,
      ),
    doesNotMatch: (text, pattern, message) =>
      !pattern.test(text) ||
      fail(message, text, pattern, "doesNotMatch", `The input was expected to not match ${pattern}.`),
    ifError: (value) =>
      value === null || value === undefined
        ? undefined
        : fail(undefined, value, null, "ifError", `ifError got unwanted exception: ${value?.message ?? value}`),
    throws: (call, ...rest) => {
      const [wanted, message] = parted(...rest);
      try {
        call();
      } catch (error) {
        return caught(error, wanted);
      }
      fail(message, undefined, wanted, "throws", "Missing expected exception.");
    },
    doesNotThrow: (call) => void call(),
    rejects: async (promise, ...rest) => {
      const [wanted, message] = parted(...rest);
      try {
        await (typeof promise === "function" ? promise() : promise);
      } catch (error) {
        return caught(error, wanted);
      }
      fail(message, undefined, wanted, "rejects", "Missing expected rejection.");
    },
    doesNotReject: async (promise) => void (await (typeof promise === "function" ? promise() : promise)),
  });
  const strict = Object.assign((...args) => assert(...args), assert, {
    equal: assert.strictEqual,
    notEqual: assert.notStrictEqual,
    deepEqual: assert.deepStrictEqual,
    notDeepEqual: assert.notDeepStrictEqual,
  });
  Object.assign(assert, { strict });

  Object.assign(globalThis.__kit, { isEqual, assert, strict });
})();
