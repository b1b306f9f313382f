/**
 * Control and format characters (direction marks, zero widths), odd line ends, and letters that are drawn as nothing (Hangul
 * fillers, variation selectors, the blank of Braille); not line feed, return or tab.
 */
const UNSEEN = /[^\P{Cc}\n\r\t]|[\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/**
 * Text with the characters written out that cannot be seen or that turn others around, as `\u202e`: what a person agrees
 * to must be what they see.
 */
export const visibleText = (text: string): string =>
  text.replace(UNSEEN, (unseen) => `\\u${(unseen.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`);
