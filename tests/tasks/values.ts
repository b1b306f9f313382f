/** What stands in a value of unknown shape under a path of names and numbers; undefined where there is nothing. */
export function valueAt(value: unknown, ...path: (string | number)[]): unknown {
  let found = value;
  for (const part of path) {
    if (typeof found !== "object" || found === null) return undefined;
    found = Array.isArray(found) ? found.at(Number(part)) : Reflect.get(found, part);
  }
  return found;
}

/** As {@link valueAt}, as text: strings as they are, anything else as JSON, nothing as an empty text. */
export function textAt(value: unknown, ...path: (string | number)[]): string {
  const found = valueAt(value, ...path);
  if (found === undefined) return "";
  return typeof found === "string" ? found.trimEnd() : JSON.stringify(found);
}

/** As {@link valueAt}, as a list; empty where there is none. */
export function listAt(value: unknown, ...path: (string | number)[]): unknown[] {
  const found = valueAt(value, ...path);
  return Array.isArray(found) ? found : [];
}
