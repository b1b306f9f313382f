/** Known words and the ways to reach them by one slip: two letters swapped, or one dropped, added or replaced. */
export type Spellings = { known: Set<string>; swapped: Map<string, string>; dropped: Map<string, string> };

/** Shorter words have too many real neighbours (`sting`, `string`) for a dropped letter to mean anything. */
const SHORTEST_DROP = 6;
const SHORTEST_SWAP = 4;
const LONGEST = 24;

const swaps = (word: string): string[] => {
  const all: string[] = [];
  for (let at = 1; at < word.length - 1; at += 1) {
    all.push(word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2));
  }
  return all;
};

// The first letter is kept: people rarely miss it, and it is where different words differ.
const drops = (word: string): string[] =>
  Array.from({ length: word.length - 1 }, (_, index) => word.slice(0, index + 1) + word.slice(index + 2));

export const indexSpellings = (words: Iterable<string>): Spellings => {
  const known = new Set(words);
  const swapped = new Map<string, string>();
  const dropped = new Map<string, string>();
  for (const word of known) {
    if (!/^[a-z]+$/.test(word)) continue;
    if (word.length >= SHORTEST_SWAP) for (const form of swaps(word)) swapped.set(form, word);
    if (word.length >= SHORTEST_DROP) for (const form of drops(word)) dropped.set(form, word);
  }
  return { known, swapped, dropped };
};

/** The known word that `word` was probably meant to be, or undefined; words known as they are come back undefined. */
export const findMisspelt = (spellings: Spellings, word: string): string | undefined => {
  if (word.length < SHORTEST_SWAP || word.length > LONGEST || spellings.known.has(word)) return undefined;
  const swapped = spellings.swapped.get(word);
  if (swapped || word.length < SHORTEST_DROP) return swapped;
  const missing = spellings.dropped.get(word);
  if (missing) return missing;
  for (const form of drops(word)) {
    if (form.length >= SHORTEST_DROP && spellings.known.has(form)) return form;
  }
  return undefined;
};
