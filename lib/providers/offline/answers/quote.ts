/** A code block whose fence is longer than any in the text, so that the text cannot end it. */
export function codeBlock(text: string, language = "text"): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${text.replace(/(?<!\n)\n+$/, "")}\n${fence}`;
}

/** A block quote. What it quotes stays text: the page's own markup could otherwise pose as ours. */
export const blockQuote = (text: string): string =>
  text
    .split("\n")
    .map((line) => `> ${line}`.trimEnd())
    .join("\n");

/** The start of a text, cut at a character and not inside a pair; `is_cut` when something is missing. */
export function excerpt(text: string, max_chars: number): { text: string; is_cut: boolean } {
  if (text.length <= max_chars) return { text, is_cut: false };
  return { text: text.slice(0, max_chars).replace(/[\ud800-\udbff]$/, ""), is_cut: true };
}
