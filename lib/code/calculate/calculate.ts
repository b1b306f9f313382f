import { z } from "zod";
import { CodeFailure, type CodeOutcome, outcomeOf } from "../outcome.ts";
import { runChild } from "../run-child.ts";

export interface Calculation {
  expressions: string[];
  /** Values for names in the expressions, as expressions themselves: `{ rate: "3.5 %", r: "2 m" }`. */
  variables: Record<string, string>;
  /** What a number is: exact decimal digits, ratios, or the 15 digits of a machine. */
  numbers: "BigNumber" | "Fraction" | "number";
  /** Significant digits that BigNumber computes with. */
  precision: number;
  /** Significant digits that are shown; left out: all of them. */
  digits?: number | undefined;
}

const calculated = z.array(z.object({ expression: z.string(), result: z.string(), type: z.string() }));
export const calculationResult = z.object({ results: calculated });

const answerSchema = z.object({
  results: calculated,
  error: z.object({ expression: z.number(), message: z.string() }).nullable(),
});

const TIMEOUT_MS = 10_000;

/** Evaluates expressions one after another; later ones may use what earlier ones assigned. */
export const calculate = (
  calculation: Calculation,
  signal: AbortSignal,
  timeout_ms: number = TIMEOUT_MS,
): Promise<CodeOutcome<z.output<typeof calculationResult>>> =>
  outcomeOf(async () => {
    const { value } = await runChild({
      script: "calculate.mjs",
      packages: ["mathjs"],
      answer: answerSchema,
      options: { ...calculation, digits: calculation.digits ?? null },
      what: "The calculation",
      timeout_ms,
      memory_mb: 256,
      output_mb: 8,
      signal,
    });
    const { results, error } = value;
    if (!error) return { results };
    const text = calculation.expressions[error.expression - 1] ?? "";
    throw new CodeFailure("MATH_ERROR", `${error.message} In: ${text.slice(0, 200)}`, { results });
  });
