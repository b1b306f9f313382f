import type { Formula } from "./formula.ts";
import { normalizeArithmetic } from "./normalize.ts";
import { parseFormula } from "./parse-formula.ts";
import { segmentTokens, type Token } from "./tokens.ts";

/** A calculation found in a message. */
export interface Arithmetic {
  /** The words it was read from, normalized; reading them again gives the same formula. */
  source: string;
  /** How it was understood, as a Python expression. */
  expression: string;
}

const MAX_FORMULAS = 5;
const MAX_CHARS = 2000;
/** Words that ask for a number. */
const CUE =
  /多少|等于|[是得]几|计算|[算求解]|结果|[=?？]|what|how (?:much|many)|calculate|compute|evaluate|result|equals?|solve|work out|value|\bis\b/i;
/** A message with fewer letters beside its formula than this is a formula. */
const FEW_LETTERS = 8;

/** Calculations in a message, in words or signs, Chinese or English; empty where a number is only mentioned. */
export function findArithmetic(text: string): Arithmetic[] {
  if (text.length > MAX_CHARS) return [];
  const normalized = normalizeArithmetic(text);
  const found: Arithmetic[] = [];
  for (const { tokens, source } of segmentTokens(normalized)) {
    const formula = parseTrimmed(tokens);
    if (formula && found.length < MAX_FORMULAS) found.push({ source, expression: formula.python });
  }
  const beside = found.reduce((rest, { source }) => rest.replace(source, ""), normalized).match(/\p{L}/gu)?.length ?? 0;
  return CUE.test(text) || beside <= FEW_LETTERS ? found : [];
}

/** Punctuation around a formula ("(see 3+4)", "- 3+4", "3+4,") must not spoil it. */
function parseTrimmed(tokens: Token[]): Formula | undefined {
  for (let from = 0; from < Math.min(tokens.length, 3); from++) {
    for (let to = tokens.length; to > Math.max(from, tokens.length - 3); to--) {
      const formula = parseFormula(tokens.slice(from, to));
      if (formula) return formula;
    }
  }
  return undefined;
}

/** The Python program that works the formulas out and prints each result on its line. */
export function programFor(formulas: Arithmetic[]): string {
  const lines = formulas.map(({ expression }, index) => `${nameOf(index, formulas.length)} = ${expression}`);
  const prints = formulas.map((_formula, index) => {
    const name = nameOf(index, formulas.length);
    return `print(${name} if isinstance(${name}, int) else f"{${name}:.12g}")`;
  });
  const needsMath = formulas.some(({ expression }) => expression.includes("math."));
  return [...(needsMath ? ["import math", ""] : []), ...lines, ...prints, ""].join("\n");
}

const nameOf = (index: number, count: number): string => (count === 1 ? "result" : `result_${index + 1}`);
