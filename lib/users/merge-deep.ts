type Tree = { [key: string]: unknown };

const isTree = (value: unknown): value is Tree => typeof value === "object" && value !== null && !Array.isArray(value);

/** `changes` laid over `base`: objects are merged key by key, anything else replaces, undefined changes nothing. */
export function mergeDeep<T extends object>(base: T, changes: Partial<T>): T {
  const merged: T = { ...base };
  for (const [key, value] of Object.entries(changes)) {
    if (value === undefined) continue;
    const known: unknown = Reflect.get(merged, key);
    const laid = isTree(known) && isTree(value) ? mergeDeep(known, value) : value;
    Object.defineProperty(merged, key, { value: laid, enumerable: true, configurable: true, writable: true });
  }
  return merged;
}
