import type { Vote } from "../task-analysis.ts";
import type { Scorer } from "./scorer.ts";

const FIGURE = /(?<![\w.])(?:0x[\da-f]+|\d[\d,]*(?:\.\d+)?)(?:%|k\b)?/gi;
/** Figures that name a time, a day or a year are no quantities. */
const TIME = /\d{1,2}:\d{2}|\d+\s*(?:am|pm)\b|\b(?:19|20)\d{2}\b|\d+\s*[月日号点]|(?:19|20)\d{2}\s*年/gi;
const QUANTITY = /多少|第几|几个|共几|是几|how (?:many|much|long|far)|what(?:'s| is) the (?:total|sum|result|value)/;
const LIST = /(?:\d+(?:\.\d+)?[,\s、]+){3,}\d/;
const LITERAL = /(?<!\w)(?:0x[\da-f]{2,}|0b[01]{2,})\b/i;
const IDENTIFIER =
  /\b[a-z]+[A-Z][a-zA-Z]+\b|\b[a-z]+_[a-z_]+\b|(?<!\w)--?[a-z][\w-]+\b|\b\w+\(\)|[=!]==?\s|&&|\|\||\w(?:\+\+|--)[;)\s]|\{\s*"\w+"\s*:/;

/** Quantities in a question, rows of numbers, and the spellings only programs use: camelCase, snake_case, flags. */
export const scoreFigures: Scorer = ({ prose, excerpt, fences, codeLines, urls }) => {
  if (fences.length + codeLines.length + urls.length > 0) return [];
  const votes: Vote[] = [];
  const vote = (weight: number, expression: string): Vote => ({
    domain: "coding",
    weight,
    code: "arithmetic",
    params: { expression: expression.slice(0, 40) },
  });
  const figures = prose.replace(TIME, " ").match(FIGURE) ?? [];
  const [first = ""] = figures;
  if (LITERAL.test(prose) || LIST.test(prose)) votes.push(vote(2.4, first));
  else if (figures.length > 0 && QUANTITY.test(prose)) votes.push(vote(figures.length > 1 ? 2 : 0.6, first));
  else if (figures.length > 1) votes.push(vote(0.9, first));
  const identifier = IDENTIFIER.exec(excerpt.slice(0, 600));
  if (identifier) votes.push({ domain: "coding", weight: 2, code: "code_text", params: { lines: "1" } });
  return votes;
};
