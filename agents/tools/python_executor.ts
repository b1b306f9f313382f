import { z } from "zod";
import { defineTool } from "./define-tool.ts";
import { executionOutput, runInWorkspace } from "./run-in-workspace.ts";

export default defineTool({
  display_name: { zh: "Python 执行器", en: "Python executor" },
  description:
    "Runs Python 3 in a sandbox without network whose working directory is the conversation's workspace. The standard library is there; numpy, pandas and matplotlib where the installation has them. Print what you need; files it writes are kept, and plots that were not saved become plot-1.png and so on. Each call starts fresh unless session is true.",
  tool_type: "code",
  input: z.object({
    code: z.string().min(1).max(200_000).describe("The Python program"),
    timeout: z.number().int().min(1).max(120).default(30).describe("Seconds"),
    environment: z
      .enum(["sandbox", "isolated"])
      .default("sandbox")
      .describe("sandbox: with the workspace's files; isolated: an empty folder, and nothing it writes is kept"),
    session: z.boolean().default(false).describe("Keep the variables for the next call of this conversation"),
  }),
  output: executionOutput,
  security_level: "restricted",
  // It prints what it reads, and it reads the files of the workspace.
  untrusted_output: true,
  idempotent: true,
  // A kept variable that is counted up is counted twice.
  mayRepeat: (input) => !input.session,
  timeout: 180,
  examples: [
    {
      input: { code: "print('Hello, World!')" },
      output: { stdout: "Hello, World!\n", stderr: "", return_code: 0 },
    },
  ],
  run: (input, context) => runInWorkspace({ language: "python", ...input }, context, "python_executor"),
});
