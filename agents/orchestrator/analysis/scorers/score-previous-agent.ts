import type { Scorer } from "./scorer.ts";

/** Above this many characters a message says enough by itself. */
const SHORT = 60;
const OPENING = 4;

/** A message that goes on from the last answer goes to whoever gave it. */
export const scorePreviousAgent: Scorer = ({ hits, prose, urls, fences }, context) => {
  const agent = context.previous_agent;
  if (!agent || urls.length + fences.length > 0) return [];
  const length = prose.trim().length;
  const marks = hits.filter((hit) => hit.value.kind === "follow_up");
  const opens = marks.some((hit) => hit.at < OPENING);
  const shortness = Math.max(0, 1 - length / SHORT);
  const weight = 0.4 + 1.6 * shortness + (opens ? 1.4 : marks.length > 0 ? 0.8 : 0);
  return length === 0 ? [] : [{ agent, weight, code: "previous_agent", params: { agent } }];
};
