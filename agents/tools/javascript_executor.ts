import { z } from "zod";
import { bundleProgram } from "../../lib/code/index.ts";
import { defineTool } from "./define-tool.ts";
import { executionOutput, runInWorkspace } from "./run-in-workspace.ts";

export default defineTool({
  display_name: { zh: "JavaScript 执行器", en: "JavaScript executor" },
  description:
    "Runs JavaScript or TypeScript (ES2023, top-level await, no network) in a sandbox; `packages` makes pure-JavaScript npm packages importable; `fs` reads and writes the conversation's workspace. Print with console.log. Each call starts fresh unless session is true, which keeps what scripts (not modules with import or top-level await) define.",
  tool_type: "code",
  input: z
    .object({
      code: z.string().min(1).max(200_000).describe("The program"),
      language: z.enum(["javascript", "typescript"]).default("javascript"),
      timeout: z.number().int().min(1).max(120).default(30).describe("Seconds"),
      environment: z
        .enum(["sandbox", "isolated"])
        .default("sandbox")
        .describe("sandbox: with the workspace's files; isolated: an empty folder, and nothing it writes is kept"),
      packages: z
        .array(z.string().min(1).max(300))
        .max(10)
        .optional()
        .describe("npm packages the program imports, e.g. lodash@^4; no native code"),
      session: z.boolean().default(false).describe("Keep the variables for the next call of this conversation"),
    })
    .refine(({ packages = [], session }) => packages.length === 0 || !session, {
      path: ["session"],
      message: "a program with packages is a module, whose variables cannot be kept: leave out session or packages",
    }),
  output: executionOutput,
  security_level: "restricted",
  // It prints what it reads, and it reads the files of the workspace.
  untrusted_output: true,
  idempotent: true,
  mayRepeat: (input) => !input.session,
  // A name that is asked for is told to the registry: text that steers the run could carry something out in it.
  needsApproval: (input, { has_read_untrusted }) => has_read_untrusted && (input.packages ?? []).length > 0,
  timeout: 180,
  examples: [
    {
      input: { code: "console.log([1, 2, 3].map((n) => n * n))" },
      output: { stdout: "[ 1, 4, 9 ]\n", stderr: "", return_code: 0 },
    },
  ],
  run: async ({ packages = [], ...input }, context) => {
    if (packages.length === 0) return runInWorkspace(input, context, "javascript_executor");
    const bundled = await bundleProgram(input, packages, context.signal);
    if (!bundled.ok) return bundled;
    const { code, restoreLines } = bundled.result;
    const program = { ...input, code, language: "javascript" as const };
    const outcome = await runInWorkspace(program, context, "javascript_executor");
    return outcome.ok ? outcome : { ...outcome, error: restoreLines(outcome.error), result: withLines(outcome.result) };

    /** What it printed of its errors names the lines as they were written. */
    function withLines(result: unknown): unknown {
      const shown = executionOutput.safeParse(result);
      return shown.success ? { ...shown.data, stderr: restoreLines(shown.data.stderr) } : result;
    }
  },
});
