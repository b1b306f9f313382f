import type { ErrorDetail } from "../../core/errors.ts";

/** Deeper than any input we take; beyond it, readers that call themselves could overflow the stack. */
const MAX_DEPTH = 64;
/** More values than any input we take has. */
const MAX_PARTS = 20_000;

const isBroken = (text: string): boolean => text.includes("\u0000") || !text.isWellFormed();

/**
 * The first thing in an input that PostgreSQL could not keep or that is nested too deep: NUL, half a surrogate pair, 64
 * levels. Whatever schema it meets later, it answers as the person's mistake. Null when there is none.
 */
export function findUnstorable(input: unknown): ErrorDetail | null {
  const left: Place[] = [{ value: input, depth: 0, key: "", parent: null }];
  for (let seen = 0, place = left.pop(); place !== undefined; seen++, place = left.pop()) {
    const { value, depth } = place;
    if (seen > MAX_PARTS) return detail([], `has more than ${MAX_PARTS} parts`);
    if (typeof value === "string" && isBroken(value))
      return detail(pathOf(place), "contains characters that cannot be stored");
    if (typeof value !== "object" || value === null) continue;
    if (depth >= MAX_DEPTH) return detail(pathOf(place).slice(0, 3), "is nested too deeply");
    for (const key in value) {
      if (isBroken(key)) return detail(pathOf(place), "has a name with characters that cannot be stored");
      if (left.length > MAX_PARTS) return detail([], `has more than ${MAX_PARTS} parts`);
      left.push({ value: Reflect.get(value, key), depth: depth + 1, key, parent: place });
    }
  }
  return null;
}

/** A value with the way to it, kept as links: copying the way for every value would cost more than the input. */
interface Place {
  value: unknown;
  depth: number;
  key: string;
  parent: Place | null;
}

function pathOf(place: Place): string[] {
  const path: string[] = [];
  for (let at = place; at.parent !== null; at = at.parent) path.unshift(at.key);
  return path;
}

const detail = (path: string[], message: string): ErrorDetail => ({ field: path.join("."), message });
