/** A line and the characters that end it, so that an edit leaves every other line as it was, byte for byte. */
export interface Line {
  text: string;
  /** "\n", "\r\n", "\r", or empty for a last line that is not ended. */
  eol: string;
}

export function splitLines(text: string): Line[] {
  const lines: Line[] = [];
  for (const [, line = "", eol = ""] of text.matchAll(/([^\r\n]*)(\r\n|\n|\r|$)/g)) {
    if (line !== "" || eol !== "") lines.push({ text: line, eol });
  }
  return lines;
}

export const joinLines = (lines: Line[]): string => lines.map(({ text, eol }) => text + eol).join("");

/** The line end that most lines have; a text of one line has that of Unix. */
export function mainEol(lines: Line[]): string {
  const counts = new Map<string, number>();
  for (const { eol } of lines) if (eol !== "") counts.set(eol, (counts.get(eol) ?? 0) + 1);
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  return most?.[0] ?? "\n";
}

/** A line with everything visible that usually is not: spaces at its ends and where two follow each other, tabs. */
export const visible = (text: string): string =>
  text
    .replace(/^ +| +$| {2,}/g, (spaces) => "·".repeat(spaces.length))
    .replaceAll("\t", "→")
    .replaceAll("\u00a0", "⍽")
    .replaceAll("\r", "␍");
