import { readChineseNumerals, readEnglishNumerals } from "./numerals.ts";

const N = String.raw`(-?\d+(?:\.\d+)?)`;

/** Digits that are no arithmetic: dates, times of day, versions and addresses, telephone numbers, words like `utf-8`. */
const NOT_ARITHMETIC =
  /\b\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\b|\b\d{1,2}:\d{2}(?::\d{2})?\b|\bv?\d+\.\d+\.\d+(?:\.\d+)?\b|\b\d{3,4}-\d{7,8}\b|\b[a-z_]+-\d+\b|\b0x[\da-f]+\b/g;

type Rewrite = [RegExp, string | ((...groups: string[]) => string)];

const rule = (pattern: string, replacement: Rewrite[1]): Rewrite => [new RegExp(pattern, "g"), replacement];

/** Ways of naming a calculation by its numbers, as a formula. (The space after a comma keeps `1, 100` from being read as 1,100.) */
const REWRITES: Rewrite[] = [
  rule(`(\\d+)\\s*分之\\s*${N}`, "($2/$1)"),
  rule(`(?:从\\s*)?${N}\\s*(?:一直)?加到\\s*${N}(?:\\s*的(?:总)?和)?`, "sumrange($1, $2)"),
  rule(
    `(?:从\\s*)?${N}\\s*[到至]\\s*${N}\\s*(?:所有)?(?:的)?(?:整数|自然数|数)?(?:之|的)(?:总)?和`,
    "sumrange($1, $2)",
  ),
  rule(
    `sum of (?:all )?(?:the )?(?:integers?|(?:whole |natural )?numbers?)?\\s*(?:from )?${N} (?:to|through) ${N}`,
    "sumrange($1, $2)",
  ),
  rule(`${N}\\s*(?:和|与|跟|、)\\s*${N}\\s*的\\s*最大公(?:约|因)数`, "gcd($1, $2)"),
  rule(`${N}\\s*(?:和|与|跟|、)\\s*${N}\\s*的\\s*最小公倍数`, "lcm($1, $2)"),
  rule(`${N}\\s*(?:和|与|跟)\\s*${N}\\s*的\\s*平均(?:数|值)`, "(($1+$2)/2)"),
  rule(
    `${N}\\s*(?:和|与|跟)\\s*${N}\\s*(?:的|之)\\s*(乘积|和|差|积|商)`,
    (a, b, name) => `(${a}${ZH_OPERATORS[name] ?? "+"}${b})`,
  ),
  rule(`(?:greatest common (?:divisor|factor)|gcd) of ${N} and ${N}`, "gcd($1, $2)"),
  rule(`(?:(?:least|lowest) common multiple|lcm) of ${N} and ${N}`, "lcm($1, $2)"),
  rule(
    `(sum|product|difference|quotient) (?:of|between) ${N} and ${N}`,
    (name, a, b) => `(${a}${EN_OPERATORS[name] ?? "+"}${b})`,
  ),
  rule(`(?:average|mean) of ((?:${N}(?:\\s*,\\s*(?:and\\s+)?|\\s+and\\s+))+${N})`, (list) => average(list)),
  rule(`remainder (?:of|when) ${N} (?:is )?divided by ${N}`, "($1 % $2)"),
  rule(`${N}\\s*除以\\s*${N}\\s*的?余(?:数|几|多少)`, "($1 % $2)"),
];

const ZH_OPERATORS: Record<string, string> = { 和: "+", 差: "-", 积: "*", 乘积: "*", 商: "/" };
const EN_OPERATORS: Record<string, string> = { sum: "+", difference: "-", product: "*", quotient: "/" };

function average(list: string): string {
  const numbers = list.match(/-?\d+(?:\.\d+)?/g) ?? [];
  return `((${numbers.join("+")})/${numbers.length})`;
}

/** A message as the lexer wants it: half-width, lower case, numerals as digits, named calculations as formulas. */
export function normalizeArithmetic(text: string): string {
  let out = text.replaceAll("²", "^2").replaceAll("³", "^3").normalize("NFKC").toLowerCase().replaceAll("\u2044", "/");
  out = out.replaceAll(NOT_ARITHMETIC, "§").replaceAll(/(\d),(?=\d{3}(?!\d))/g, "$1");
  out = readEnglishNumerals(readChineseNumerals(out));
  for (const [pattern, replacement] of REWRITES) {
    out =
      typeof replacement === "string"
        ? out.replaceAll(pattern, replacement)
        : out.replaceAll(pattern, (_match: string, ...groups: string[]) => replacement(...groups));
  }
  return out;
}
