import { z } from "zod";
import { defineTool } from "./define-tool.ts";
import { executionOutput, runInWorkspace } from "./run-in-workspace.ts";

export default defineTool({
  display_name: { zh: "Python 执行器", en: "Python executor" },
  description:
    "Runs Python 3 (standard library, no network, no subprocesses) in a sandbox whose working directory is the conversation's workspace. Print what you need; files it writes are kept. Each call starts fresh.",
  tool_type: "code",
  input: z.object({
    code: z.string().min(1).max(200_000).describe("The Python program"),
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
      input: { code: "print('Hello, World!')" },
      output: { stdout: "Hello, World!\n", stderr: "", return_code: 0 },
    },
  ],
  run: (input, context) => runInWorkspace("python", input, context),
});
