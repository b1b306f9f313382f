import type { Meaning } from "./compile-lexicon.ts";
import type { Hit } from "./matcher.ts";

const domainOf = (meaning: Meaning): string | undefined => {
  if (meaning.kind === "concept") return meaning.domain;
  return meaning.kind === "verb" || meaning.kind === "object" ? meaning.action.domain : undefined;
};

/** A message with more terms than this has said what it is about. */
const MOST = 300;

/** Drops a term that is only part of a longer one of another domain: `stories` in `top stories`, 图 in 图书馆. */
export const dropCovered = (all: Hit<Meaning>[]): Hit<Meaning>[] => {
  const hits = all.slice(0, MOST);
  const concepts = hits.filter((hit) => hit.value.kind === "concept" && hit.term.length > 2);
  return hits.filter((hit) => {
    const domain = domainOf(hit.value);
    const end = hit.at + hit.term.length;
    return !concepts.some(
      (other) =>
        other.term.length > hit.term.length &&
        other.at <= hit.at &&
        hit.at < other.at + other.term.length &&
        end <= other.at + other.term.length + 2 &&
        domainOf(other.value) !== domain &&
        domain !== undefined,
    );
  });
};
