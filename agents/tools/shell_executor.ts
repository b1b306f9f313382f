import { z } from "zod";
import { defineTool } from "./define-tool.ts";
import { executionOutput, runInWorkspace } from "./run-in-workspace.ts";

export default defineTool({
  display_name: { zh: "Shell 执行器", en: "Shell executor" },
  description:
    "Runs a bash command or script in a sandbox without network whose working directory is the conversation's workspace: pipes, loops, grep, sed, awk, jq, sort, tar, gzip, zip, sqlite3, python3 and node. Files it writes are kept; files it removes or renames change in the workspace too and can be restored. Each call is a shell of its own.",
  tool_type: "code",
  input: z.object({
    command: z.string().min(1).max(200_000).describe("The command or script"),
    timeout: z.number().int().min(1).max(120).default(30).describe("Seconds"),
  }),
  output: executionOutput,
  security_level: "restricted",
  // It prints what it reads, and it reads the files of the workspace.
  untrusted_output: true,
  idempotent: false,
  timeout: 180,
  examples: [
    {
      input: { command: "printf '3\\n1\\n2\\n' | sort | head -n 1" },
      output: { stdout: "1\n", stderr: "", return_code: 0 },
    },
  ],
  run: ({ command, timeout }, context) =>
    runInWorkspace({ language: "shell", code: command, timeout }, context, "shell_executor"),
});
