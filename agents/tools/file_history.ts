import { z } from "zod";
import { fileHistory, fileHistoryResult } from "../../lib/code/index.ts";
import { defineTool } from "./define-tool.ts";

export default defineTool({
  display_name: { zh: "文件历史", en: "File history" },
  description:
    "The versions of a workspace file, also of a removed one: `log` lists them with who wrote each, `diff` compares two (from, to; left out: the last two), `restore` makes one of them current again as a new version.",
  tool_type: "file",
  input: z.object({
    path: z.string().min(1).max(1000),
    action: z.enum(["log", "diff", "restore"]).default("log"),
    from: z.number().int().min(1).optional().describe("Version number"),
    to: z.number().int().min(1).optional(),
    version: z.number().int().min(1).optional().describe("For restore"),
  }),
  output: fileHistoryResult,
  security_level: "restricted",
  // A diff quotes from the file.
  untrusted_output: true,
  idempotent: false,
  mayRepeat: ({ action }) => action !== "restore",
  timeout: 30,
  examples: [
    {
      input: { path: "main.py" },
      output: {
        path: "main.py",
        versions: [{ number: 2, written_by: "edit_file", size: 120 }],
        diff: null,
        restored: null,
      },
    },
  ],
  run: (input, { actor, workspace }) => fileHistory(actor, workspace, input),
});
