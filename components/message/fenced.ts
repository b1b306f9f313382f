/** Text as a Markdown code block, in a fence longer than any run of backticks in it. */
export function fenced(text: string, language: string): string {
  const longest = [...text.matchAll(/`+/g)].reduce((most, [run]) => Math.max(most, run.length), 2);
  const fence = "`".repeat(longest + 1);
  return `${fence}${language.replace(/[^\w+#-]/g, "")}\n${text.replace(/\n$/, "")}\n${fence}`;
}

/** A stretch of a person's message: as it was typed, or a code block. */
export type TypedPart = { kind: "text" | "code"; start: number; text: string };

/** Cuts what a person typed at its closed code fences; everything between stays as it was typed. */
export function typedParts(text: string): TypedPart[] {
  const parts: TypedPart[] = [];
  let start = 0;
  const add = (kind: TypedPart["kind"], end: number) => {
    const part = kind === "code" ? text.slice(start, end) : text.slice(start, end).replace(/^\n+|\n+$/g, "");
    if (part.trim() !== "") parts.push({ kind, start, text: part });
    start = end;
  };
  for (const match of text.matchAll(/^(`{3,})[^`\n]*\n[\s\S]*?^\1[ \t]*$/gm)) {
    add("text", match.index);
    add("code", match.index + match[0].length);
  }
  add("text", text.length);
  return parts;
}
