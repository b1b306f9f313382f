import type { Vote } from "../task-analysis.ts";
import { learnedAgents, learnedWording } from "../wording/learned-wording.ts";
import { wordingFeatures } from "../wording/wording-features.ts";
import type { Scorer } from "./scorer.ts";

/** `feature=a,b,c,d,e`: tenths of a logit for each of `learnedAgents`. */
const table = new Map<string, number[]>(
  learnedWording
    .split(/\s+/)
    .filter((entry) => entry !== "")
    .map((entry): [string, number[]] => {
      const [feature = "", tenths = ""] = entry.split("=");
      return [feature, tenths.split(",").map((value) => Number(value) / 10)];
    }),
);

/** Words of one message are no independent witnesses, so their sum is divided by the root of their number. */
const SHARE = 0.75;

/**
 * How the message is worded, by log odds of words learned from the labelled prompts. A quiet voice beside the lexicon:
 * it speaks for phrases nobody listed. Silent where an attachment or an earlier answer decides what "this" means.
 */
export const scoreWording: Scorer = (reading, context): Vote[] => {
  if (context.attachments.length > 0 || context.previous_agent) return [];
  const features = wordingFeatures(reading);
  const sums = learnedAgents.map(() => 0);
  for (const feature of features) {
    table.get(feature)?.forEach((weight, index) => {
      sums[index] = (sums[index] ?? 0) + weight;
    });
  }
  const scale = SHARE / Math.sqrt(Math.max(1, features.size));
  return learnedAgents.map(
    (agent, index): Vote => ({ agent, weight: (sums[index] ?? 0) * scale, code: "wording", params: {} }),
  );
};
