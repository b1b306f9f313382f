import { readFileSync } from "node:fs";

export type RoutingPrompt = {
  id: string;
  text: string;
  attachments?: { name: string; media_type: string }[];
  previous_agent?: string;
  label: string;
};

const folder = new URL("../../../../tests/fixtures/routing/", import.meta.url);

/** The labelled prompts of one half; their README says how they were written and split. */
export const loadPrompts = (half: "train" | "test" | "dev" | "held-out"): RoutingPrompt[] =>
  readFileSync(new URL(`${half}.jsonl`, folder), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line): RoutingPrompt => JSON.parse(line));
