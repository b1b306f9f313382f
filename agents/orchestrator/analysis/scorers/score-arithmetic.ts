import type { Reading } from "../read-message.ts";
import type { Vote } from "../task-analysis.ts";
import type { Scorer } from "./scorer.ts";

const NUMBER = String.raw`[\d.,]{0,20}\d%?`;
/** Two numbers with a sign between that is hardly ever anything but arithmetic. */
const SIGNED = /\d\)?\s*(?:\*\*?|[×÷^+])\s*[(-]?\s*\d|\)\s*[*/×÷^]\s*[(\d]/;
/** Minus and slash also stand in dates, ranges and versions, so they need room around them or an equals sign. */
const SPACED = new RegExp(String.raw`${NUMBER}\)?\s+[-/]\s+\(?${NUMBER}`);
const EQUATION = /[\dxyz)]\s*=\s*(?:\?|\d|$)/;
const CALL = /(?<![\w.])(?:sqrt|sin|cos|tan|log|ln|exp|abs|pow)\s*\(?\s*\d/;
const PERCENT = /\d\s*%\s*(?:of|的)\s*\d/;
const HAN_NUMBER = /[\d零〇一二两三四五六七八九十百千万亿)]\s*$/;
const HAN_NUMBER_START = /^\s*[(]?[\d零〇一二两三四五六七八九十百千万亿]/;
const ENGLISH_NUMBER =
  /^(?:\d[\d.,]*|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundred|thousand|million|half)$/;

const lastWord = (text: string): string =>
  text
    .trim()
    .split(/[\s(-]+/)
    .at(-1) ?? "";
const firstWord = (text: string): string => text.trim().split(/[\s)-]+/)[0] ?? "";
const isNumber = (word: string): boolean => ENGLISH_NUMBER.test(word);

/** `three hundred and twelve divided by eight`, `一百二十三加四百五十六`. */
const hasSpelledSum = ({ hits, prose }: Reading): boolean =>
  hits.some(({ value, at, term }) => {
    if (value.kind !== "operator") return false;
    const before = prose.slice(Math.max(0, at - 24), at);
    const after = prose.slice(at + term.length, at + term.length + 24);
    return /[a-z]/.test(term)
      ? isNumber(lastWord(before)) && isNumber(firstWord(after))
      : HAN_NUMBER.test(before) && HAN_NUMBER_START.test(after);
  });

const findSum = (reading: Reading): string | undefined => {
  const { prose } = reading;
  for (const pattern of [SIGNED, CALL, PERCENT, SPACED, EQUATION]) {
    const match = pattern.exec(prose);
    if (match) return match[0].trim();
  }
  return hasSpelledSum(reading) ? "" : undefined;
};

/** Sums in symbols or in words: they are computed by code, never by heart. */
export const scoreArithmetic: Scorer = (reading): Vote[] => {
  const sum = findSum(reading);
  return sum === undefined ? [] : [{ domain: "coding", weight: 3.2, code: "arithmetic", params: { expression: sum } }];
};
