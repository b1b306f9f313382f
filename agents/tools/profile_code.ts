import { z } from "zod";
import { profileCode, profileReport } from "../../lib/code/index.ts";
import { defineTool } from "./define-tool.ts";

export default defineTool({
  display_name: { zh: "性能分析", en: "Profile code" },
  description:
    "Measures where a program spends its time and memory, in the sandbox with the workspace's files: Python by function, by line and by memory; JavaScript and TypeScript by function. Costliest first. The program's output and files are not kept.",
  tool_type: "code",
  input: z.object({
    code: z.string().min(1).max(200_000),
    language: z.enum(["python", "javascript", "typescript"]).default("python"),
    measure: z
      .array(z.enum(["functions", "lines", "memory"]))
      .min(1)
      .max(3)
      .default(["functions", "lines", "memory"]),
    timeout: z.number().int().min(1).max(60).default(30).describe("Seconds per measure"),
  }),
  output: profileReport,
  security_level: "restricted",
  // Its error text may quote what it read.
  untrusted_output: true,
  idempotent: true,
  timeout: 240,
  examples: [
    {
      input: { code: "def f():\n    return sum(range(10**6))\nf()" },
      output: { seconds: 0.02, functions: [{ function: "f", line: 1, calls: 1, seconds: 0.001, total_seconds: 0.02 }] },
    },
  ],
  run: (input, { workspace, signal }) => profileCode(workspace, input, signal),
});
