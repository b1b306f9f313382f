import { z } from "zod";
import { defineTool } from "./define-tool.ts";
import { executionOutput, runInWorkspace } from "./run-in-workspace.ts";

export default defineTool({
  display_name: { zh: "JavaScript 执行器", en: "JavaScript executor" },
  description:
    "Runs JavaScript or TypeScript (ES2023, top-level await, no network, no packages) in a sandbox; `fs` reads and writes the conversation's workspace. Print with console.log. Each call starts fresh.",
  tool_type: "code",
  input: z.object({
    code: z.string().min(1).max(200_000).describe("The program"),
    language: z.enum(["javascript", "typescript"]).default("javascript"),
    timeout: z.number().int().min(1).max(120).default(30).describe("Seconds"),
  }),
  output: executionOutput,
  security_level: "restricted",
  // It prints what it reads, and it reads the files of the workspace.
  untrusted_output: true,
  idempotent: true,
  timeout: 180,
  examples: [
    {
      input: { code: "console.log([1, 2, 3].map((n) => n * n))" },
      output: { stdout: "[ 1, 4, 9 ]\n", stderr: "", return_code: 0 },
    },
  ],
  run: (input, context) => runInWorkspace(input.language, input, context),
});
