/** Bounds of one text's tokens: PostgreSQL refuses a tsvector of 1 MB and a GIN entry of 2.7 kB. */
const MAX_TOKENS = 5_000;
const MAX_TOKEN_LENGTH = 256;
const MAX_BYTES = 400_000;
/** UTF-16 units of a text that are read: 20 ms of work. */
const MAX_TEXT = 200_000;

const HAN = /\p{Script=Han}/u;
const JOINT = /[^\p{L}\p{M}\p{N}]+/u;

/** One word of a text; `han` is a run of Chinese characters without a gap, whatever words it was cut into. */
export interface Word {
  text: string;
  han: boolean;
}

/** More marks on one letter than any script has: sorting them is quadratic, so one message could stop the process. */
const TOO_MANY_MARKS = /(\p{M}{30})\p{M}+/gu;

// Normalisation can make a text eighteen times longer, so it is cut again.
const readable = (text: string): string =>
  text
    .slice(0, MAX_TEXT)
    .toWellFormed()
    .replace(TOO_MANY_MARKS, "$1")
    .normalize("NFKC")
    .slice(0, MAX_TEXT)
    .toLowerCase()
    .toWellFormed();

/** Made once: making one costs more than cutting a message. */
const segmenter = new Intl.Segmenter("zh", { granularity: "word" });

/** The words of a text in order, in the one spelling that is indexed (NFKC, lower case). */
export function* wordsOf(text: string): Generator<Word> {
  let run = "";
  for (const { segment, isWordLike } of segmenter.segment(readable(text))) {
    if (isWordLike && HAN.test(segment)) {
      run += segment;
      continue;
    }
    if (run) yield { text: run, han: true };
    run = "";
    if (isWordLike) yield { text: clip(segment), han: false };
  }
  if (run) yield { text: run, han: true };
}

/**
 * The tokens of a text for its search vector: lower-cased, without repeats, bounded in number and size. Words come from
 * `Intl.Segmenter`. How Chinese is cut into words depends on what stands around it, so a run of Chinese characters gives
 * every pair of neighbours instead, and its last character: then any part of it is found.
 */
export function searchTokens(text: string): string[] {
  const tokens = new Set<string>();
  let bytes = 0;
  for (const word of wordsOf(text)) {
    for (const token of word.han ? hanTokens(word.text) : wordTokens(word.text)) {
      if (tokens.has(token)) continue;
      bytes += Buffer.byteLength(token);
      if (tokens.size >= MAX_TOKENS || bytes > MAX_BYTES) return [...tokens];
      tokens.add(token);
    }
  }
  return [...tokens];
}

/** The pairs of neighbours of a run, in order. A run of one character has none. */
export function pairsOf(run: string): string[] {
  const characters = [...run];
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}

function hanTokens(run: string): string[] {
  const last = [...run].at(-1);
  return last === undefined ? [] : [...pairsOf(run), last];
}

/** `example.com` is found by `example.com`, `example` and `com`. */
function wordTokens(word: string): string[] {
  const parts = word.split(JOINT).filter((part) => part !== "");
  return parts.length > 1 ? [word, ...parts] : [word];
}

/** Cut at a character, not within one. */
const clip = (word: string): string =>
  word
    .slice(0, MAX_TOKEN_LENGTH)
    .toWellFormed()
    .replace(/\uFFFD$/, "");
