import type { Vote } from "../task-analysis.ts";
import type { Scorer } from "./scorer.ts";

const hostOf = (url: string): string =>
  url
    .replace(/^https?:\/\//i, "")
    .split(/[/?#]/)[0]
    ?.slice(0, 80) ?? "";

/** URLs and bare host names. Inside pasted code they are data, so they count less there. */
export const scoreLinks: Scorer = ({ urls, hosts, fences, codeLines }) => {
  const [first] = [...urls, ...hosts];
  if (first === undefined) return [];
  const full = urls.length > 0 ? 4.2 : 3.2;
  const weight = fences.length + codeLines.length > 0 ? full / 3 : full;
  const vote: Vote = { domain: "web", weight, code: "url", params: { host: hostOf(first) } };
  return [vote];
};
