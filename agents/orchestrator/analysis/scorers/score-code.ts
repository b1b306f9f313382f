import type { Vote } from "../task-analysis.ts";
import type { Scorer } from "./scorer.ts";

const STACK_TRACE =
  /Traceback \(most recent call last\)|\b[A-Z]\w*(?:Error|Exception)\b\s*:|^[ \t]{1,40}at .+:\d+(?::\d+)?\)?$|\bnpm ERR!|panic: |Segmentation fault|core dumped/m;
const SQL =
  /\bSELECT\s+[\w*,.()\s]{1,200}\s+FROM\s+\w+|\bselect\s+[\w*,.()\s]{1,200}\s+from\s+\w+\s*(?:;|$|where|group|order|join|limit)|\b(?:INSERT INTO|DELETE FROM|CREATE TABLE|ALTER TABLE)\b|\bupdate\s+\w+\s+set\s+\w+\s*=/m;
const CALL = /\b[a-z_$][\w$]{0,60}(?:\.[a-z_$][\w$]{0,60}){0,4}\((?:[^()\n]|\([^()\n]*\)){0,80}\)/gi;
const REGULAR_EXPRESSION = /\(\?[=!:<]|\\[dwsb][+*{]?|\[[a-zA-Z]-[a-zA-Z]|\^[^\s]{1,60}\$/;
/** Fences that hold text rather than a program. */
const PROSE_FENCE = /^(?:text|txt|markdown|md|plain|plaintext|csv|log|quote)$/;

const fenceVotes: Scorer = ({ fences }) =>
  fences.slice(0, 1).map(
    ({ language }): Vote => ({
      domain: "coding",
      weight: PROSE_FENCE.test(language) ? 0.8 : 5.5,
      code: "code_block",
      params: { language: language || "code" },
    }),
  );

const lineVotes: Scorer = ({ codeLines }) =>
  codeLines.length === 0
    ? []
    : [
        {
          domain: "coding",
          weight: Math.min(5, 1.4 + codeLines.length),
          code: "code_text",
          params: { lines: String(codeLines.length) },
        },
      ];

const fragmentVotes: Scorer = ({ prose, excerpt, codeLines, fences }) => {
  if (fences.length > 0) return [];
  const votes: Vote[] = [];
  if (STACK_TRACE.test(excerpt)) votes.push({ domain: "coding", weight: 4.5, code: "stack_trace", params: {} });
  if (SQL.test(excerpt)) votes.push({ domain: "coding", weight: 4, code: "sql", params: {} });
  if (REGULAR_EXPRESSION.test(excerpt))
    votes.push({ domain: "coding", weight: 2.5, code: "code_text", params: { lines: "1" } });
  // One call in a sentence is often only a name with a remark in brackets; a dotted or nested one is code.
  const calls = codeLines.length > 0 ? [] : (prose.match(CALL) ?? []).filter((call) => /\.|\(.*\(|["'\d]/.test(call));
  if (calls.length > 0) votes.push({ domain: "coding", weight: 2.5, code: "code_text", params: { lines: "1" } });
  return votes;
};

/** Program text in the message: fences, pasted lines, stack traces, SQL, regular expressions, calls. */
export const scoreCode: Scorer = (reading, context, lexicon) =>
  [fenceVotes, lineVotes, fragmentVotes].flatMap((score) => score(reading, context, lexicon));
