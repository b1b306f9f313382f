import { type Domain, domains, type Vote } from "../task-analysis.ts";
import type { Scorer } from "./scorer.ts";

type Found = { weight: number; term: string };

/** Further concepts of one domain add less and less: ten words about files are not five times as much as two. */
const SHARES = [1, 0.6, 0.4, 0.25, 0.15];

const voteFor = (domain: Domain, found: Found[]): Vote[] => {
  const sorted = found.sort((a, b) => b.weight - a.weight).slice(0, SHARES.length);
  const weight = sorted.reduce((sum, item, index) => sum + item.weight * (SHARES[index] ?? 0), 0);
  if (weight === 0) return [];
  const words = sorted.map((item) => item.term).slice(0, 3);
  return [{ domain, weight, code: "keywords", params: { words: words.join(", ") } }];
};

/** Weighted Chinese and English concepts; each concept counts once however often its words occur. */
export const scoreKeywords: Scorer = (reading) => {
  const byDomain = new Map<Domain, Map<string, Found>>(domains.map((domain) => [domain, new Map()]));
  for (const hit of reading.hits) {
    if (hit.value.kind !== "concept") continue;
    const { domain, name, weight } = hit.value;
    byDomain.get(domain)?.set(name, { weight, term: hit.term });
  }
  return domains.flatMap((domain) => voteFor(domain, [...(byDomain.get(domain)?.values() ?? [])]));
};
