export type Root = "sqrt" | "cbrt" | "abs" | "reciprocal";

export type Token =
  | { kind: "number"; text: string }
  /** `is_word`: written as a word ("plus", 加), which binds the phrases around it less tightly than a sign. */
  | { kind: "operator"; op: "+" | "-" | "*" | "/" | "**" | "%"; is_word: boolean }
  | { kind: "function"; name: string }
  /** A function named before its operand in words: "square root of". */
  | { kind: "prefix"; name: Root | "factorial" }
  /** A function named after its operand: 的平方根. */
  | { kind: "suffix"; name: Root }
  /** A power or factorial after its operand. */
  | { kind: "power"; exponent: string }
  | { kind: "factorial" }
  | { kind: "percent" }
  | { kind: "open" }
  | { kind: "close" }
  | { kind: "comma" };

type Rule = [RegExp, (match: RegExpExecArray) => Token | undefined];

const operator = (op: Extract<Token, { kind: "operator" }>["op"], is_word: boolean) => (): Token => ({
  kind: "operator",
  op,
  is_word,
});
const power = (exponent: string) => (): Token => ({ kind: "power", exponent });
const suffix = (name: Root) => (): Token => ({ kind: "suffix", name });
const prefix = (name: Root | "factorial") => (): Token => ({ kind: "prefix", name });

const FUNCTIONS = "sqrt|cbrt|abs|round|floor|ceil|log2|log|ln|exp|sin|cos|tan|max|min|gcd|lcm|factorial|sumrange";

/** In order; the first that matches at a place wins. A rule without a token is a word that may stand anywhere. */
const RULES: Rule[] = [
  [/\s+|the\b/y, () => undefined],
  [/\d+(?:\.\d+)?(?:e[+-]?\d+)?|\.\d+/y, ([text]) => ({ kind: "number", text })],
  [/π|圆周率|pi\b/y, () => ({ kind: "number", text: "math.pi" })],
  [/的?(?:算术)?平方根|开(?:平)?方(?:根)?|开根号/y, suffix("sqrt")],
  [/的?立方根|开立方/y, suffix("cbrt")],
  [/的?绝对值/y, suffix("abs")],
  [/的?倒数/y, suffix("reciprocal")],
  [/的?\s*(-?\d+(?:\.\d+)?)\s*次(?:方|幂)/y, ([, exponent = "1"]) => ({ kind: "power", exponent })],
  [/(?:raised )?to the (-?\d+)(?:st|nd|rd|th)? power/y, ([, exponent = "1"]) => ({ kind: "power", exponent })],
  [/的?平方(?![根米公千])|squared\b/y, power("2")],
  [/的?立方(?![根米])|cubed\b/y, power("3")],
  [/的?阶乘|!(?!=)/y, () => ({ kind: "factorial" })],
  [/的(?=\s*[\d.]+\s*(?:%|percent)|\s*\(\d+\/100+\)|\s*\(\d+\/\d+\))/y, operator("*", true)],
  [/根号|√/y, () => ({ kind: "function", name: "sqrt" })],
  [/(?:square root|sqrt) of\b/y, prefix("sqrt")],
  [/(?:cube root|cbrt) of\b/y, prefix("cbrt")],
  [/absolute value of\b/y, prefix("abs")],
  [/factorial of\b/y, prefix("factorial")],
  [new RegExp(`(${FUNCTIONS})\\s*(?=\\()`, "y"), ([, name = ""]) => ({ kind: "function", name })],
  [/to the power of|raised to(?: the power of)?/y, operator("**", true)],
  [/\*\*|\^/y, operator("**", false)],
  [/加上?|plus\b/y, operator("+", true)],
  [/减去?|minus\b/y, operator("-", true)],
  [/乘以|乘上|乘|times\b|multiplied by\b/y, operator("*", true)],
  [/除以|divided by\b|over\b/y, operator("/", true)],
  [/取余|取模|模|mod(?:ulo)?\b/y, operator("%", true)],
  [/%(?=\s*[\d(])/y, operator("%", false)],
  [/(?:%|percent\b)\s*(of\b)?/y, () => ({ kind: "percent" })],
  [/[*×·✕]|x(?=\s*\d)/y, operator("*", false)],
  [/[/÷]/y, operator("/", false)],
  [/\+/y, operator("+", false)],
  [/[-−–]/y, operator("-", false)],
  [/[([]/y, () => ({ kind: "open" })],
  [/[)\]]/y, () => ({ kind: "close" })],
  [/,/y, () => ({ kind: "comma" })],
];

/** A run of tokens without a foreign word between them, and the text it was read from. */
export interface Segment {
  tokens: Token[];
  source: string;
}

/** Reads a normalized message; every word that is no arithmetic ends a segment. */
export function segmentTokens(text: string): Segment[] {
  const segments: Segment[] = [];
  let tokens: Token[] = [];
  let start = 0;
  let position = 0;
  const close = () => {
    if (tokens.length > 0) segments.push({ tokens, source: text.slice(start, position).replace(/[\s,]{1,50}$/, "") });
    tokens = [];
  };
  while (position < text.length) {
    const found = matchAt(text, position);
    if (found) {
      if (found.token && tokens.length === 0) start = position;
      if (found.token) tokens.push(found.token);
      position += found.length;
      continue;
    }
    close();
    // A word is skipped as a whole, so that "max" does not leave an "x" behind.
    FOREIGN.lastIndex = position;
    position += FOREIGN.exec(text)?.[0].length ?? 1;
  }
  close();
  return segments;
}

const FOREIGN = /[a-z_]+|[\s\S]/uy;

function matchAt(text: string, position: number): { token: Token | undefined; length: number } | undefined {
  for (const [pattern, make] of RULES) {
    pattern.lastIndex = position;
    const match = pattern.exec(text);
    if (match) return { token: make(match), length: match[0].length };
  }
  return undefined;
}
