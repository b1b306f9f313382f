import { pairsOf, wordsOf } from "./tokens.ts";

/** One condition of a search: a token that must be there, or the beginning of one. */
export interface SearchTerm {
  token: string;
  prefix: boolean;
}

/** More words than a person types; the rest of a pasted text adds nothing. */
const MAX_TERMS = 40;

/**
 * What a text must contain to match what a person typed. All terms must be met; the last word may be unfinished, so it is
 * a beginning. Empty where nothing searchable was typed.
 */
export function searchTerms(typed: string): SearchTerm[] {
  const words = [...wordsOf(typed)];
  const terms = new Map<string, SearchTerm>();
  for (const [index, word] of words.entries()) {
    for (const term of word.han ? hanTerms(word.text) : [{ token: word.text, prefix: index === words.length - 1 }]) {
      if (terms.size >= MAX_TERMS) break;
      terms.set(`${term.prefix} ${term.token}`, term);
    }
  }
  return [...terms.values()];
}

/** A single character is the beginning of a pair, or the last of a run. */
function hanTerms(run: string): SearchTerm[] {
  const pairs = pairsOf(run);
  return pairs.length > 0 ? pairs.map((token) => ({ token, prefix: false })) : [{ token: run, prefix: true }];
}
