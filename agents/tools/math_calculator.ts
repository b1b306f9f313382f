import { z } from "zod";
import { calculate, calculationResult } from "../../lib/code/index.ts";
import { defineTool } from "./define-tool.ts";

export default defineTool({
  display_name: { zh: "数学计算器", en: "Calculator" },
  description:
    "Computes exactly (mathjs): big numbers, fractions, units (`5 km/h to m/s`), percentages, complex numbers, matrices (`inv([[1, 2], [3, 4]])`), statistics, number theory, assignments used by later expressions. Not a programming language, no calculus.",
  tool_type: "code",
  input: z.object({
    expressions: z.array(z.string().min(1).max(10_000)).min(1).max(50).describe("Evaluated in order"),
    variables: z.record(z.string().regex(/^[A-Za-z_]\w*$/), z.string().max(10_000)).default({}),
    numbers: z.enum(["BigNumber", "Fraction", "number"]).default("BigNumber"),
    precision: z.number().int().min(16).max(2000).default(64).describe("Significant digits of BigNumber"),
    digits: z.number().int().min(1).max(2000).optional().describe("Significant digits shown"),
  }),
  output: calculationResult,
  security_level: "safe",
  idempotent: true,
  // Not kept: `random()` is another number each time, and a child answers in a fraction of a second.
  timeout: 60,
  examples: [
    {
      input: { expressions: ["0.1 + 0.2", "2^100"] },
      output: {
        results: [
          { expression: "0.1 + 0.2", result: "0.3", type: "BigNumber" },
          { expression: "2^100", result: "1267650600228229401496703205376", type: "BigNumber" },
        ],
      },
    },
  ],
  run: (input, { signal }) => calculate(input, signal),
});
