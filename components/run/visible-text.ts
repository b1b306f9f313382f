/**
 * Control and format characters (direction marks, zero widths), odd line ends, and letters that are drawn as nothing (Hangul
 * fillers, variation selectors, the blank of Braille); not line feed, return or tab.
 */
const UNSEEN = /[^\P{Cc}\n\r\t]|[\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/gu;

const WORD = /[\p{L}\p{M}\p{N}_]+/gu;
/** Only beside one of these, in one word, does a letter of another script pass for a Latin one. */
const LATIN = /[a-zA-Z]/;
/** Scripts whose letters are drawn like Latin ones, the Greek letters that are, and Latin ones of other widths and styles. */
const LOOK_ALIKE =
  /[\p{Script=Cyrillic}\p{Script=Armenian}\p{Script=Cherokee}\p{Script=Coptic}\p{Script=Lisu}ΑΒΕΖΗΙΚΜΝΟΡΤΥΧανικορτυχ\uff21-\uff3a\uff41-\uff5a\u{1d400}-\u{1d7ff}]/gu;

const written = (char: string): string => `\\u${(char.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`;

/**
 * Text with the characters written out that cannot be seen, that turn others around, or that pass for a Latin letter inside
 * a Latin word, as `\u202e`: what a person agrees to must be what they see.
 */
export const visibleText = (text: string): string =>
  text.replace(UNSEEN, written).replace(WORD, (word) => (LATIN.test(word) ? word.replace(LOOK_ALIKE, written) : word));
