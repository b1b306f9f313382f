import { isObject } from "./is-object.mjs";

/** References to references; more are a circle or nonsense. */
const MOST_HOPS = 20;

/** What a reference within the document points to; undefined for nothing, and for another document. */
export function targetOf(document, ref) {
  if (typeof ref !== "string" || !ref.startsWith("#")) return undefined;
  let at = document;
  for (const part of ref
    .slice(1)
    .split("/")
    .filter((_, index) => index > 0)) {
    const key = decoded(part).replaceAll("~1", "/").replaceAll("~0", "~");
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, key)) return undefined;
    at = at[key];
  }
  return at;
}

function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** An object itself, where it is only referred to. Undefined where the reference leads nowhere. */
export function resolved(document, value) {
  let at = value;
  for (let hop = 0; hop < MOST_HOPS; hop++) {
    if (!isObject(at)) return undefined;
    if (at.$ref === undefined) return at;
    at = targetOf(document, at.$ref);
  }
  return undefined;
}
