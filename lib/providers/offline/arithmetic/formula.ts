import type { Root } from "./tokens.ts";

/** A piece of a Python expression with how tightly it binds: 1 sum, 2 product, 3 sign, 4 power, 5 atom. */
export interface Formula {
  python: string;
  level: number;
  /** Whether anything is calculated: a bare number is not a question. */
  is_work: boolean;
}

const LEVELS: Record<string, number> = { "+": 1, "-": 1, "*": 2, "/": 2, "%": 2, "**": 4 };

const wrap = (formula: Formula, isLoose: boolean): string => (isLoose ? `(${formula.python})` : formula.python);

export const atom = (python: string, is_work = false): Formula => ({ python, level: 5, is_work });

export function binary(left: Formula, op: string, right: Formula): Formula {
  const level = LEVELS[op] ?? 1;
  const isRightward = op === "**";
  const before = wrap(left, left.level < level || (isRightward && left.level === level));
  const after = wrap(right, right.level < level || (!isRightward && right.level === level));
  return { python: `${before} ${op} ${after}`, level, is_work: true };
}

export const negative = (formula: Formula): Formula => ({
  python: `-${wrap(formula, formula.level < 3)}`,
  level: 3,
  is_work: formula.is_work,
});

const NAMES: Record<string, string> = {
  abs: "abs",
  round: "round",
  max: "max",
  min: "min",
  ln: "math.log",
  log: "math.log10",
};

/** A call of a function by the name the lexer gives it. */
export function apply(name: string, args: Formula[]): Formula {
  const [first, second] = args.map((argument) => argument.python);
  if (name === "sumrange") return atom(`sum(range(${first}, ${second} + 1))`, true);
  return atom(`${NAMES[name] ?? `math.${name}`}(${args.map((argument) => argument.python).join(", ")})`, true);
}

export const applyRoot = (name: Root, formula: Formula): Formula =>
  name === "reciprocal" ? binary(atom("1"), "/", formula) : apply(name, [formula]);
