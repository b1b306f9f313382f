import { z } from "zod";

const mapSchema = z.object({ sources: z.array(z.string()), mappings: z.string() });
const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Where a place of a bundle comes from; lines and columns from 1. */
export interface Origin {
  file: string;
  line: number;
  column: number;
}

export type FindOrigin = (line: number, column: number) => Origin | null;

/** Reads a source map (version 3) into a function from a place in the bundle to the nearest one before it in a source. */
export function readSourceMap(json: string): FindOrigin {
  const { sources, mappings } = mapSchema.parse(JSON.parse(json));
  const lines: { at: number; source: number; line: number; column: number }[][] = [];
  const state = { source: 0, line: 0, column: 0 };
  for (const group of mappings.split(";")) {
    let at = 0;
    const places: (typeof lines)[number] = [];
    for (const segment of group === "" ? [] : group.split(",")) {
      const [shift = 0, source, line = 0, column = 0] = decode(segment);
      at += shift;
      if (source === undefined) continue;
      state.source += source;
      state.line += line;
      state.column += column;
      places.push({ at, ...state });
    }
    lines.push(places);
  }
  return (line, column) => {
    const place = lines[line - 1]?.findLast(({ at }) => at <= column - 1) ?? lines[line - 1]?.[0];
    if (!place) return null;
    return { file: sources[place.source] ?? "", line: place.line + 1, column: place.column + 1 };
  };
}

/** Numbers in base 64, variable length, the lowest bit the sign. */
function decode(segment: string): number[] {
  const numbers: number[] = [];
  let value = 0;
  let shift = 0;
  for (const letter of segment) {
    const digit = DIGITS.indexOf(letter);
    value += (digit & 31) << shift;
    shift += 5;
    if (digit & 32) continue;
    numbers.push(value & 1 ? -(value >>> 1) : value >>> 1);
    value = 0;
    shift = 0;
  }
  return numbers;
}
