import { apply, applyRoot, atom, binary, type Formula, negative } from "./formula.ts";
import type { Token } from "./tokens.ts";

/** Deeper nesting than this is nobody's sum. */
const MAX_DEPTH = 50;

/**
 * Reads tokens as one formula; undefined when they are none. Signs bind as in mathematics. A root named in words takes the
 * whole formula written in signs next to it ("(3+4)*12 的平方根", "square root of 3*12"), but only the last operand after an
 * operator in words (九加十六的平方根).
 */
export function parseFormula(tokens: Token[]): Formula | undefined {
  const parser = new Parser(tokens);
  const formula = parser.sum();
  return formula && parser.isAtEnd() && formula.is_work ? formula : undefined;
}

class Parser {
  readonly #tokens: Token[];
  #position = 0;
  #depth = 0;
  /** Set while the operand of a prefix in words is read: it ends at an operator in words. */
  #stopsAtWords = false;

  constructor(tokens: Token[]) {
    this.#tokens = tokens;
  }

  isAtEnd(): boolean {
    return this.#position >= this.#tokens.length;
  }

  sum(): Formula | undefined {
    if (++this.#depth > MAX_DEPTH) return undefined;
    let left = this.#chain(["+", "-"], () => this.#product());
    for (let token = this.#peek(); left && token?.kind === "suffix"; token = this.#peek()) {
      this.#position++;
      left = this.#continue(applyRoot(token.name, left));
    }
    this.#depth--;
    return left;
  }

  /** Operators may go on after a root that took everything before it. */
  #continue(formula: Formula): Formula | undefined {
    return this.#chain(
      ["+", "-"],
      () => this.#product(),
      this.#chain(["*", "/", "%"], () => this.#sign(), formula),
    );
  }

  #product(): Formula | undefined {
    return this.#chain(["*", "/", "%"], () => this.#sign());
  }

  #chain(ops: string[], operand: () => Formula | undefined, first?: Formula): Formula | undefined {
    let left = first ?? operand();
    for (let token = this.#peek(); left && token?.kind === "operator" && ops.includes(token.op); token = this.#peek()) {
      if (token.is_word && this.#stopsAtWords) break;
      this.#position++;
      const right = operand();
      left = right && binary(left, token.op, right);
    }
    return left;
  }

  #sign(): Formula | undefined {
    const token = this.#peek();
    if (token?.kind === "operator" && (token.op === "-" || token.op === "+")) {
      this.#position++;
      if (++this.#depth > MAX_DEPTH) return undefined;
      const operand = this.#sign();
      this.#depth--;
      return operand && (token.op === "-" ? negative(operand) : operand);
    }
    return this.#power();
  }

  #power(): Formula | undefined {
    const base = this.#operand();
    const token = this.#peek();
    if (!base || token?.kind !== "operator" || token.op !== "**") return base;
    this.#position++;
    const exponent = this.#sign();
    return exponent && binary(base, "**", exponent);
  }

  #operand(): Formula | undefined {
    const before = this.#tokens[this.#position - 1];
    let formula = this.#primary();
    for (let token = this.#peek(); formula && token; token = this.#peek()) {
      if (token.kind === "power")
        formula = binary(formula, "**", atom(token.exponent.startsWith("-") ? `(${token.exponent})` : token.exponent));
      else if (token.kind === "factorial") formula = apply("factorial", [formula]);
      else if (token.kind === "percent") formula = this.#percent(formula);
      else if (token.kind === "suffix" && before?.kind === "operator" && before.is_word)
        formula = applyRoot(token.name, formula);
      else break;
      this.#position++;
    }
    return formula;
  }

  /** "15% of 240" and "15% 240" multiply; "15%" alone is a number. */
  #percent(formula: Formula): Formula | undefined {
    const share = binary(formula, "/", atom("100"));
    const next = this.#tokens[this.#position + 1];
    if (next?.kind !== "number" && next?.kind !== "open" && next?.kind !== "function") return share;
    this.#position++;
    const whole = this.#operand();
    // The caller steps over the percent sign, which is already behind us.
    this.#position--;
    return whole && binary(share, "*", whole);
  }

  #primary(): Formula | undefined {
    const token = this.#peek();
    this.#position++;
    switch (token?.kind) {
      case "number":
        return atom(token.text.replace(/^0+(?=\d)/, ""));
      case "open": {
        const inner = this.#inside(() => this.sum());
        return this.#take("close") ? inner : undefined;
      }
      case "function":
        return this.#peek()?.kind === "open" ? this.#call(token.name) : this.#applied(token.name, this.#primary());
      case "prefix":
        return this.#applied(
          token.name,
          this.#inside(() => this.#chain(["+", "-"], () => this.#product()), true),
        );
      default:
        return undefined;
    }
  }

  #applied(name: string, operand: Formula | undefined): Formula | undefined {
    return operand && apply(name, [operand]);
  }

  #call(name: string): Formula | undefined {
    this.#position++;
    const args: Formula[] = [];
    do {
      const argument = this.#inside(() => this.sum());
      if (!argument) return undefined;
      args.push(argument);
    } while (this.#take("comma"));
    return this.#take("close") ? apply(name, args) : undefined;
  }

  #inside(read: () => Formula | undefined, stopsAtWords = false): Formula | undefined {
    const outer = this.#stopsAtWords;
    this.#stopsAtWords = stopsAtWords;
    const formula = read();
    this.#stopsAtWords = outer;
    return formula;
  }

  #peek(): Token | undefined {
    return this.#tokens[this.#position];
  }

  #take(kind: Token["kind"]): boolean {
    if (this.#peek()?.kind !== kind) return false;
    this.#position++;
    return true;
  }
}
