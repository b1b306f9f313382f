import { defaultLexicon } from "../combine-votes.ts";
import { readMessage } from "../read-message.ts";
import { wordingFeatures } from "../wording/wording-features.ts";
import type { RoutingPrompt } from "./load-prompts.ts";

/** A feature has to occur in this many prompts, and each label starts with one pretended occurrence in all. */
const LEAST = 3;
const PRETENDED = 1;
const LINE = 116;

type Counts = { of: Map<string, number>; total: number };

const count = (prompts: RoutingPrompt[]): Counts => {
  const of = new Map<string, number>();
  for (const { text } of prompts) {
    for (const feature of wordingFeatures(readMessage(text, defaultLexicon)))
      of.set(feature, (of.get(feature) ?? 0) + 1);
  }
  return { of, total: prompts.length };
};

const wrap = (entries: string[]): string =>
  entries.reduce((text, entry) => {
    const last = text.length - text.lastIndexOf("\n");
    return `${text}${last + entry.length > LINE ? "\n" : " "}${entry}`;
  }, "");

/** Source of `learned-wording.ts`: smoothed log odds of each feature for each label against all labels. */
export const learnWording = (prompts: RoutingPrompt[]): string => {
  const usable = prompts.filter(({ attachments, previous_agent }) => !attachments && !previous_agent);
  const all = count(usable);
  const byLabel = [...Map.groupBy(usable, ({ label }) => label)].sort(([a], [b]) => (a < b ? -1 : 1));
  const counts = byLabel.map(([, members]) => count(members));
  const odds = (feature: string, { of, total }: Counts): number => {
    const share = ((of.get(feature) ?? 0) + (PRETENDED * total) / all.total) / (total + PRETENDED);
    return Math.log(share / (((all.of.get(feature) ?? 0) + PRETENDED) / (all.total + PRETENDED)));
  };
  const entries = [...all.of.entries()]
    .filter(([feature, times]) => times >= LEAST && !/[=\\`$]/.test(feature))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([feature]) => `${feature}=${counts.map((each) => Math.round(odds(feature, each) * 10)).join(",")}`);
  const agents = byLabel.map(([label]) => JSON.stringify(label)).join(", ");
  return [
    "/** Made by `npm run eval:routing -- --learn` from the training prompts; not written by hand. */",
    `export const learnedAgents: string[] = [${agents}];`,
    "",
    "/** See `score-wording.ts` for how an entry reads. */",
    `export const learnedWording = \`${wrap(entries)}\n\`;`,
    "",
  ].join("\n");
};
