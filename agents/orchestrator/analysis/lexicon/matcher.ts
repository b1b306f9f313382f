import { findMisspelt, indexSpellings, type Spellings } from "./spelling.ts";

/** A term with what it stands for. Chinese terms match anywhere, others as whole words. */
export type Entry<T> = { term: string; value: T };
export type Word = { text: string; at: number };
export type Hit<T> = { term: string; value: T; at: number };

type Phrase<T> = { words: string[]; entry: Entry<T> };

export type Matcher<T> = {
  /** Chinese terms by their first two characters, or their only one. */
  han: Map<string, Entry<T>[]>;
  /** Words and phrases by their first word. */
  latin: Map<string, Phrase<T>[]>;
  spellings: Spellings;
};

const HAN = /\p{Script=Han}/u;
const WORD = /[a-z0-9][a-z0-9+#'-]*(?:\.[a-z0-9]+)*/g;

/** Splits lower-case text into Latin words and numbers, with their offsets. */
export const splitWords = (text: string): Word[] =>
  Array.from(text.matchAll(WORD), (match) => ({ text: match[0], at: match.index }));

/** `save` -> save, saves, saved, saving. Irregular forms are terms of their own. */
const inflect = (word: string): string[] => {
  if (!/^[a-z]{3,}$/.test(word)) return [word];
  if (/[^aeiou]y$/.test(word)) return [word, `${word.slice(0, -1)}ies`, `${word.slice(0, -1)}ied`, `${word}ing`];
  const stem = word.endsWith("e") ? word.slice(0, -1) : word;
  return [word, `${word}${/(s|x|ch|sh)$/.test(word) ? "es" : "s"}`, `${stem}ed`, `${stem}ing`];
};

const push = <K, V>(map: Map<K, V[]>, key: K, value: V): void => {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
};

/** Indexes terms so that a text is matched in one pass, whatever the number of terms. */
export const createMatcher = <T>(entries: Entry<T>[]): Matcher<T> => {
  const han = new Map<string, Entry<T>[]>();
  const latin = new Map<string, Phrase<T>[]>();
  for (const entry of entries) {
    const words = splitWords(entry.term).map((word) => word.text);
    const [first] = words;
    if (HAN.test(entry.term) || first === undefined) {
      push(han, entry.term.slice(0, 2), entry);
    } else if (words.length === 1) {
      for (const form of inflect(first)) push(latin, form, { words: [form], entry });
    } else {
      push(latin, first, { words, entry });
    }
  }
  return { han, latin, spellings: indexSpellings(latin.keys()) };
};

const matchLatin = <T>(matcher: Matcher<T>, words: Word[], hits: Hit<T>[]): void => {
  words.forEach((word, index) => {
    const known = matcher.latin.get(word.text) ?? matcher.latin.get(findMisspelt(matcher.spellings, word.text) ?? "");
    for (const phrase of known ?? []) {
      const rest = phrase.words.slice(1);
      if (rest.every((part, step) => words[index + step + 1]?.text === part)) {
        hits.push({ ...phrase.entry, at: word.at });
      }
    }
  });
};

/** Every term found in `text` (lower case), in no particular order. */
export const matchTerms = <T>(matcher: Matcher<T>, text: string, words: Word[]): Hit<T>[] => {
  const hits: Hit<T>[] = [];
  for (let at = 0; at < text.length; at += 1) {
    for (const entry of matcher.han.get(text.charAt(at)) ?? []) hits.push({ ...entry, at });
    if (at + 1 === text.length) break;
    for (const entry of matcher.han.get(text.slice(at, at + 2)) ?? []) {
      if (text.startsWith(entry.term, at)) hits.push({ ...entry, at });
    }
  }
  matchLatin(matcher, words, hits);
  return hits;
};
