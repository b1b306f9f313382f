import { isObject } from "./is-object.mjs";

/** Said of the whole, so that the last word counts. */
const WORDS = new Set(["title", "description", "default"]);

/**
 * Schemas that all hold, as one: most models do not follow `allOf`. Where two contradict each other it stays. That one part
 * alone allows no further fields is dropped: the fields of the others would be among these.
 */
export function mergeAll(parts) {
  const merged = {};
  for (const part of parts) {
    for (const [key, value] of Object.entries(part)) {
      if (key === "properties") merged.properties = { ...merged.properties, ...value };
      else if (key === "required") merged.required = [...new Set([...(merged.required ?? []), ...value])];
      else if (key === "additionalProperties" && !isObject(value)) continue;
      else if (WORDS.has(key) || !(key in merged)) merged[key] = value;
      else if (JSON.stringify(merged[key]) !== JSON.stringify(value)) return { allOf: parts };
    }
  }
  return merged;
}
