import type { Reading } from "../read-message.ts";

/** More features than this say nothing new. */
const MOST = 300;

const stem = (word: string): string => (/^\d/.test(word) ? "#" : word.replace(/(?:ing|ed|s)$/, ""));

/** Words, pairs of words, Chinese characters and pairs of them; numbers are all `#`. */
export const wordingFeatures = ({ prose, words }: Reading): Set<string> => {
  const features = new Set<string>();
  let before = "";
  for (const { text } of words.slice(0, MOST)) {
    const word = stem(text);
    features.add(word);
    if (before) features.add(`${before}_${word}`);
    before = word;
  }
  for (const [run] of prose.slice(0, MOST * 2).matchAll(/\p{Script=Han}+/gu)) {
    for (let at = 0; at < run.length; at += 1) {
      features.add(run.charAt(at));
      if (at + 1 < run.length) features.add(run.slice(at, at + 2));
    }
  }
  return features;
};
