// Deep comparison.
export const SOME = Symbol("matcher");
/** A value that decides itself what it equals. */
export const matcher = (name, matches) => ({ [SOME]: matches, toJSON: () => `<${name}>` });

export function equals(a, b, strict = false, seen = []) {
  if (b?.[SOME]) return b[SOME](a);
  if (a?.[SOME]) return a[SOME](b);
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return !strict && a === 0 && b === 0;
  if (seen.some(([x, y]) => x === a && y === b)) return true;
  const met = [...seen, [a, b]];
  const same = (x, y) => equals(x, y, strict, met);
  if (Object.prototype.toString.call(a) !== Object.prototype.toString.call(b)) return false;
  if (strict && Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
  if (a instanceof Date) return a.getTime() === b.getTime();
  if (a instanceof RegExp) return String(a) === String(b);
  if (a instanceof Error) return a.name === b.name && a.message === b.message;
  if (a instanceof Set) return a.size === b.size && [...a].every((x) => b.has(x) || [...b].some((y) => same(x, y)));
  if (a instanceof Map)
    return a.size === b.size && [...a].every(([key, value]) => b.has(key) && same(value, b.get(key)));
  const keysOf = (value) => Object.keys(value).filter((key) => strict || value[key] !== undefined);
  const keys = keysOf(a);
  if (Array.isArray(a) && a.length !== b.length) return false;
  return keys.length === keysOf(b).length && keys.every((key) => Object.hasOwn(b, key) && same(a[key], b[key]));
}

/** Every part that `b` names is in `a`. */
export const includesObject = (a, b) =>
  b?.[SOME] || typeof b !== "object" || b === null
    ? equals(a, b)
    : typeof a === "object" &&
      a !== null &&
      (!Array.isArray(b) || a.length === b.length) &&
      Object.keys(b).every((key) => includesObject(a[key], b[key]));
