const SPECIAL = /([\\`*_[\]<>#|~])/g;
/** What would begin a list at the start of a line. */
const LIST = /^(\s*)([-+]|\d+[.)])(?=\s)/;

/** Plain text as Markdown that reads the same: every line stays a line, nothing in it becomes a mark. */
export const textAsMarkdown = (text: string): string =>
  text
    .trimEnd()
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.split("\n").map(plainLine).join("\\\n"))
    .join("\n\n");

function plainLine(line: string): string {
  const escaped = line.replace(SPECIAL, "\\$1").replace(LIST, (_, space: string, mark: string) => {
    const [last = ""] = mark.slice(-1);
    return `${space}${mark.slice(0, -1)}\\${last}`;
  });
  return escaped.replace(/^ +/, (spaces) => "\u00a0".repeat(spaces.length));
}
