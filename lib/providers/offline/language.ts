export type Language = "zh" | "en";

/** The phrase of a language. */
export type Phrase = (zh: string, en: string) => string;

export const phraseOf =
  (language: Language): Phrase =>
  (zh, en) =>
    language === "zh" ? zh : en;

const HAN = /[\u3400-\u9fff\uf900-\ufaff]/;
const LATIN_WORD = /[a-z]{2,}/i;
const HINT = /\b(?:locale|language)\b\W{1,3}(zh|en)\b/i;

const MAX_LOOK = 20_000;

/** Code, addresses and file lines say nothing about the person's language. */
const NEUTRAL = /```[\s\S]*?(?:```|$)|https?:\/\/[^\s\u3400-\u9fff]+|\[attachment:[^\]\n]{0,1200}\]|`[^`]*`/g;

/** The language of one message; undefined where it has no words ("3*4"). */
export function detectLanguage(text: string): Language | undefined {
  const words = text.slice(0, MAX_LOOK).replaceAll(NEUTRAL, " ");
  if (HAN.test(words)) return "zh";
  return LATIN_WORD.test(words) ? "en" : undefined;
}

/** Of the last message that has words; else a hint in the instructions ("language: en"); else the product's default, Chinese. */
export function chooseLanguage(messages: string[], instructions: string): Language {
  for (const message of messages.toReversed()) {
    const found = detectLanguage(message);
    if (found) return found;
  }
  return HINT.exec(instructions)?.[1]?.toLowerCase() === "en" ? "en" : "zh";
}
