import type { ErrorDetail } from "../core/errors.ts";

/** Deeper than any input we take; beyond it, readers that call themselves could overflow the stack. */
const MAX_DEPTH = 64;

const isBroken = (text: string): boolean => text.includes("\u0000") || !text.isWellFormed();

/**
 * The first thing in an input that PostgreSQL could not keep or that is nested too deep: NUL, half a surrogate pair, 64
 * levels. Whatever schema it meets later, it answers as the person's mistake. Null when there is none.
 */
export function findUnstorable(input: unknown): ErrorDetail | null {
  const left: { value: unknown; path: string[] }[] = [{ value: input, path: [] }];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { value, path } = next;
    if (typeof value === "string" && isBroken(value)) return detail(path, "contains characters that cannot be stored");
    if (typeof value !== "object" || value === null) continue;
    if (path.length >= MAX_DEPTH) return detail(path.slice(0, 3), "is nested too deeply");
    for (const [key, part] of Object.entries(value)) {
      if (isBroken(key)) return detail(path, "has a name with characters that cannot be stored");
      left.push({ value: part, path: [...path, key] });
    }
  }
  return null;
}

const detail = (path: string[], message: string): ErrorDetail => ({ field: path.join("."), message });
