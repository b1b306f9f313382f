/** Control and format characters (direction marks, zero widths) and odd line ends; not line feed, return or tab. */
const UNSEEN = /[^\P{Cc}\n\r\t]|[\p{Cf}\p{Zl}\p{Zp}]/gu;

/**
 * Text with the characters written out that cannot be seen or that turn others around, as `\u202e`: what a person agrees
 * to must be what they see.
 */
export const visibleText = (text: string): string =>
  text.replace(UNSEEN, (unseen) => `\\u${(unseen.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`);
