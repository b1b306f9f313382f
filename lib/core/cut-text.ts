const HIGH_HALF = /[\ud800-\udbff]$/;

/** A text from `from` on, at most `length` UTF-16 units of it: one less where half a character would be left at the end. */
export function cutText(text: string, length: number, from = 0): string {
  const cut = text.slice(from, from + length);
  return from + length < text.length && cut.length > 1 ? cut.replace(HIGH_HALF, "") : cut;
}
