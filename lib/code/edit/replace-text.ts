import { CodeFailure } from "../outcome.ts";
import { splitLines } from "./lines.ts";
import { findNearest, showDifference } from "./nearest-text.ts";

export interface Replacement {
  old_text: string;
  new_text: string;
  replace_all: boolean;
}

/**
 * Replaces a text that occurs exactly once, or everywhere with `replace_all`. In a file whose lines all end as on Windows
 * both texts may be written with plain line ends. Throws NO_MATCH with the nearest place, AMBIGUOUS with the lines.
 */
export function replaceText(
  text: string,
  { old_text, new_text, replace_all }: Replacement,
): { text: string; count: number } {
  if (old_text === new_text) throw new CodeFailure("INVALID_INPUT", "old_text and new_text are the same.");
  const isWindows = splitLines(text).every(({ eol }) => eol === "\r\n" || eol === "") && text.includes("\r\n");
  const adapt = (given: string) => (isWindows ? given.replace(/\r?\n/g, "\r\n") : given);
  const sought = adapt(old_text);
  const places = placesOf(text, sought);
  if (places.length === 0) throw noMatch(text, old_text);
  if (places.length > 1 && !replace_all) {
    const lines = places.slice(0, 10).map((at) => text.slice(0, at).split("\n").length);
    const more = places.length > 10 ? ", …" : "";
    throw new CodeFailure(
      "AMBIGUOUS",
      `old_text occurs ${places.length} times (lines ${lines.join(", ")}${more}). Give more lines around the one you mean, or set replace_all.`,
    );
  }
  return { text: text.split(sought).join(adapt(new_text)), count: places.length };
}

function placesOf(text: string, sought: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + sought.length)) places.push(at);
  return places;
}

function noMatch(text: string, old_text: string): CodeFailure {
  const nearest = findNearest(text, old_text);
  if (!nearest) {
    return new CodeFailure(
      "NO_MATCH",
      "old_text does not occur in the file, nor anything like it. Read the file again.",
    );
  }
  const what = nearest.only_whitespace ? "only its spaces, tabs or line ends differ" : "the nearest place differs";
  const difference = showDifference(old_text, nearest.text);
  return new CodeFailure(
    "NO_MATCH",
    `old_text does not occur in the file; at line ${nearest.line} ${what} (· is a space, → a tab):\n${difference}\nThe file has there:\n${nearest.text.slice(0, 2000)}`,
  );
}
