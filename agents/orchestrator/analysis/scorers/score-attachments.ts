import { type AttachmentKind, attachmentKind } from "../attachment-kind.ts";
import type { Domain, Vote } from "../task-analysis.ts";
import type { Scorer } from "./scorer.ts";

const WEIGHTS: Record<AttachmentKind, Partial<Record<Domain, number>>> = {
  code: { coding: 3, file: 0.8 },
  data: { file: 3, coding: 0.6 },
  document: { file: 3.8 },
  text: { file: 3.8 },
  image: { file: 3.6 },
  audio: { file: 3 },
  video: { file: 3 },
  archive: { file: 3 },
  other: { file: 3 },
};

const CODE_NAME = /\.(?:py|ipynb|m?js|tsx?|jsx|java|go|rs|rb|php|cpp|c|h|cs|sh|sql|css)$/i;

const nameVotes: Scorer = ({ fileNames, fences, codeLines }) => {
  const [name] = fileNames;
  if (name === undefined || fences.length + codeLines.length > 0) return [];
  const params = { name: name.slice(0, 80) };
  const file: Vote = { domain: "file", weight: 2.2, code: "file_name", params };
  return CODE_NAME.test(name) ? [file, { domain: "coding", weight: 1.6, code: "file_name", params }] : [file];
};

/** What is attached, by kind, and which files the message names. */
export const scoreAttachments: Scorer = (reading, context, lexicon) => {
  const [first] = context.attachments;
  const names = nameVotes(reading, context, lexicon);
  if (first === undefined) return names;
  const kinds = new Set(context.attachments.map(attachmentKind));
  const best = (domain: Domain): number => Math.max(0, ...[...kinds].map((kind) => WEIGHTS[kind][domain] ?? 0));
  const params = { name: first.name.slice(0, 80) };
  const votes = (["coding", "file"] as const)
    .map((domain): Vote => ({ domain, weight: best(domain), code: "attachment", params }))
    .filter((vote) => vote.weight > 0);
  return [...votes, ...names];
};
