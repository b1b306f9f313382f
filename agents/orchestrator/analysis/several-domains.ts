import type { Reading } from "./read-message.ts";
import { type Domain, domains, type Vote } from "./task-analysis.ts";

export type Evidence = Record<Domain, number>;

/** Logits collected per domain, from what the message says (not from earlier turns). */
export const sumByDomain = (votes: Vote[]): Evidence => {
  const sums: Evidence = { coding: 0, web: 0, file: 0, general: 0 };
  for (const domain of domains) {
    for (const vote of votes) if (vote.domain === domain) sums[domain] += vote.weight;
  }
  return sums;
};

/** Evidence the runner-up needs before the message counts as two pieces of work. */
const NEEDED = 2.1;
const SLOPE = 1.5;
const THIRD = 0.5;
const PER_SEQUENCE = 0.6;
/** How much of an attachment counts as work on files when the rest of the message is about code: it is its input. */
const INPUT_SHARE = 0.35;

/** Concepts that say what a task is about, not that something is to be done: a search for Rust is no programming. */
const TOPICS = new Set(["language", "library", "developer_tool", "code_unit", "format", "document", "now", "day"]);
const TOPIC_SHARE = 0.6;

/** Whether a domain is only spoken of: no verb with its object, no structure, only topic words. */
const isOnlyTopic = (domain: Domain, votes: Vote[], reading: Reading): boolean =>
  votes.every((vote) => vote.domain !== domain || vote.weight <= 0 || vote.code === "keywords") &&
  reading.hits.every(({ value }) => value.kind !== "concept" || value.domain !== domain || TOPICS.has(value.name));

/** How far the score of `multi` stands above (or below) the best single domain, and which domains it joins. */
export const weighSeveral = (votes: Vote[], reading: Reading): { margin: number; joined: Domain[] } => {
  const evidence = sumByDomain(votes);
  const inputs = votes.filter(
    (vote) => vote.domain === "file" && (vote.code === "attachment" || vote.code === "file_name"),
  );
  const input = inputs.reduce((sum, vote) => sum + vote.weight, 0);
  if (evidence.coding > evidence.web) evidence.file -= input * (1 - INPUT_SHARE);
  for (const domain of domains) if (isOnlyTopic(domain, votes, reading)) evidence[domain] *= TOPIC_SHARE;
  const ranked = domains.filter((domain) => domain !== "general").sort((a, b) => evidence[b] - evidence[a]);
  const [first, second, third] = ranked.map((domain) => Math.min(4.5, evidence[domain]));
  const steps = new Set(reading.hits.filter((hit) => hit.value.kind === "sequence").map((hit) => hit.term)).size;
  const weaker = Math.min(first ?? 0, second ?? 0);
  const margin = SLOPE * (weaker - NEEDED) + THIRD * Math.max(0, third ?? 0) + PER_SEQUENCE * Math.min(2, steps);
  return { margin, joined: ranked.filter((domain) => evidence[domain] >= NEEDED / 2) };
};
