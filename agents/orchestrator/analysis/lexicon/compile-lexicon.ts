import type { Domain } from "../task-analysis.ts";
import { codingConcepts } from "./coding.ts";
import type { Concept } from "./concept.ts";
import { fileConcepts } from "./file.ts";
import { courtesies, generalConcepts } from "./general.ts";
import { createMatcher, type Entry, type Matcher } from "./matcher.ts";
import { type Action, actions, followUps, sequences, spelledOperators } from "./phrases.ts";
import { webConcepts } from "./web.ts";

/** What a term stands for. */
export type Meaning =
  | { kind: "concept"; domain: Domain; name: string; weight: number }
  | { kind: "verb"; action: Action }
  | { kind: "object"; action: Action }
  | { kind: "follow_up" }
  | { kind: "sequence" }
  | { kind: "operator" };

export type Lexicon = { matcher: Matcher<Meaning>; courtesies: { zh: string[]; en: Set<string> } };

/** Stand-ins that `readMessage` puts where a file name or a URL was, so that verbs find them as objects. */
export const placeholders = { file: "fileref", url: "urlref" };

const split = (terms: string): string[] => terms.split("|").filter((term) => term !== "");

const both = (lists: { zh: string; en: string }, value: Meaning): Entry<Meaning>[] =>
  [...split(lists.zh), ...split(lists.en)].map((term) => ({ term, value }));

const conceptEntries = (domain: Domain, concepts: Concept[]): Entry<Meaning>[] =>
  concepts.flatMap((concept) => both(concept, { kind: "concept", domain, name: concept.name, weight: concept.weight }));

const placeholderOf: Partial<Record<string, string>> = { handle_file: placeholders.file, look_up: placeholders.url };

const actionEntries = (action: Action): Entry<Meaning>[] => {
  const placeholder = placeholderOf[action.name];
  const object: Meaning = { kind: "object", action };
  return [
    ...both({ zh: action.zh.verbs, en: action.en.verbs }, { kind: "verb", action }),
    ...both({ zh: action.zh.objects, en: action.en.objects }, object),
    ...(placeholder ? [{ term: placeholder, value: object }] : []),
  ];
};

const allEntries = (): Entry<Meaning>[] => [
  ...conceptEntries("coding", codingConcepts),
  ...conceptEntries("web", webConcepts),
  ...conceptEntries("file", fileConcepts),
  ...conceptEntries("general", generalConcepts),
  ...actions.flatMap(actionEntries),
  ...both(followUps, { kind: "follow_up" }),
  ...both(sequences, { kind: "sequence" }),
  ...both(spelledOperators, { kind: "operator" }),
];

/** All terms of all scorers, for the check that none was taken from the test half. */
export const listTerms = (): string[] => [
  ...new Set([...allEntries().map((entry) => entry.term), ...split(courtesies.zh), ...split(courtesies.en)]),
];

/** Builds the lexicon, leaving out the terms `keep` refuses (measuring without some of them needs that). */
export const compileLexicon = (keep: (term: string) => boolean = () => true): Lexicon => ({
  matcher: createMatcher(allEntries().filter((entry) => keep(entry.term))),
  courtesies: {
    // Longest first, so that 早上好 is not read as 早 with something left over.
    zh: split(courtesies.zh)
      .filter(keep)
      .sort((a, b) => b.length - a.length),
    en: new Set(split(courtesies.en).filter(keep)),
  },
});
