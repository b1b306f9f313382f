import type { Reading } from "../read-message.ts";
import type { Vote } from "../task-analysis.ts";
import type { Scorer } from "./scorer.ts";

const hasConcept = ({ hits }: Reading, name: string): boolean =>
  hits.some((hit) => hit.value.kind === "concept" && hit.value.name === name);

/**
 * What a piece of work is about is not the work itself: a script that renames files is code, a poem about code is a
 * poem. Takes back part of what the subject's words said.
 */
export const scoreSubject: Scorer = (reading, context) => {
  const votes: Vote[] = [];
  const hasFiles = context.attachments.length + reading.fileNames.length > 0;
  if (hasConcept(reading, "script") && !hasFiles && !hasConcept(reading, "save")) {
    votes.push({ domain: "file", weight: -3, code: "keywords", params: {} });
  }
  if (hasConcept(reading, "creative_writing") || hasConcept(reading, "words_about_words")) {
    votes.push({ domain: "coding", weight: -1, code: "keywords", params: {} });
    votes.push({ domain: "web", weight: -0.8, code: "keywords", params: {} });
    if (!hasFiles) votes.push({ domain: "file", weight: -1, code: "keywords", params: {} });
  }
  return votes;
};
