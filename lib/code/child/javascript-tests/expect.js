// expect, in the manner of jest and vitest.
import { equals, includesObject, matcher } from "./equals.js";
import { failWith, fitsError, rejected, threw } from "./failure.js";
import { show } from "./show.js";

const MATCHERS = {
  toBe: (a, b) => Object.is(a, b),
  toEqual: (a, b) => equals(a, b),
  toStrictEqual: (a, b) => equals(a, b, true),
  toMatchObject: includesObject,
  toBeTruthy: (a) => Boolean(a),
  toBeFalsy: (a) => !a,
  toBeNull: (a) => a === null,
  toBeUndefined: (a) => a === undefined,
  toBeDefined: (a) => a !== undefined,
  toBeNaN: (a) => Number.isNaN(a),
  toBeGreaterThan: (a, b) => a > b,
  toBeGreaterThanOrEqual: (a, b) => a >= b,
  toBeLessThan: (a, b) => a < b,
  toBeLessThanOrEqual: (a, b) => a <= b,
  toBeCloseTo: (a, b, digits = 2) => Math.abs(a - b) < 10 ** -digits / 2,
  toBeInstanceOf: (a, b) => a instanceof b,
  toContain: (a, b) => (typeof a === "string" ? a.includes(b) : [...a].includes(b)),
  toContainEqual: (a, b) => [...a].some((item) => equals(item, b)),
  toHaveLength: (a, b) => a?.length === b,
  toHaveProperty: (a, path, ...value) => {
    const keys = Array.isArray(path) ? path : String(path).split(".");
    let at = a;
    for (const key of keys) {
      if (at === null || at === undefined || !(key in Object(at))) return false;
      at = at[key];
    }
    return value.length === 0 || equals(at, value[0]);
  },
  toMatch: (a, b) => (typeof b === "string" ? a.includes(b) : b.test(a)),
  toThrow: (a, b) => {
    const thrown = threw(a);
    return thrown !== null && fitsError(thrown.error, b);
  },
};
MATCHERS.toThrowError = MATCHERS.toThrow;
MATCHERS.toHaveBeenCalled = (spy) => spy.mock.calls.length > 0;
MATCHERS.toHaveBeenCalledTimes = (spy, times) => spy.mock.calls.length === times;
MATCHERS.toHaveBeenCalledWith = (spy, ...args) => spy.mock.calls.some((call) => equals(call, args));

function matchersOf(value, negated) {
  const made = {};
  for (const [name, matches] of Object.entries(MATCHERS)) {
    made[name] = (...args) => {
      if (Boolean(matches(value, ...args)) !== negated) return;
      const wanted = args.length > 0 ? `\n  expected: ${args.map(show).join(", ")}` : "";
      failWith(`expect(...)${negated ? ".not" : ""}.${name}\n  actual:   ${show(value)}${wanted}`);
    };
  }
  return made;
}

/** `resolves` and `rejects` wait and then match. */
const later = (promise, kind, negated) =>
  new Proxy(
    {},
    {
      get: (_, name) => {
        if (name === "not") return later(promise, kind, !negated);
        return async (...args) => {
          const failed = await rejected(promise);
          if (kind === "resolves" && failed) failWith(`the promise was rejected: ${show(failed.error)}`);
          if (kind === "rejects" && !failed) failWith("the promise was not rejected");
          const value = kind === "resolves" ? await promise : failed.error;
          const throws = () => {
            throw value;
          };
          return matchersOf(kind === "rejects" && /^toThrow/.test(name) ? throws : value, negated)[name](...args);
        };
      },
    },
  );

export const expect = Object.assign(
  (value) => ({
    ...matchersOf(value, false),
    not: matchersOf(value, true),
    resolves: later(value, "resolves", false),
    rejects: later(value, "rejects", false),
  }),
  {
    anything: () => matcher("anything", (value) => value !== null && value !== undefined),
    any: (type) => matcher(`any ${type.name}`, (value) => Object(value) instanceof type),
    stringContaining: (part) =>
      matcher(`containing ${part}`, (value) => typeof value === "string" && value.includes(part)),
    stringMatching: (shape) => matcher(`matching ${shape}`, (value) => new RegExp(shape).test(value)),
    objectContaining: (part) => matcher(`object containing ${show(part)}`, (value) => includesObject(value, part)),
    arrayContaining: (items) =>
      matcher(`array containing ${show(items)}`, (value) =>
        items.every((item) => [...value].some((each) => equals(each, item))),
      ),
    closeTo: (number, digits = 2) =>
      matcher(`close to ${number}`, (value) => MATCHERS.toBeCloseTo(value, number, digits)),
  },
);
