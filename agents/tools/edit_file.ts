import { z } from "zod";
import { editFile, editResult } from "../../lib/code/index.ts";
import { defineTool } from "./define-tool.ts";

export default defineTool({
  display_name: { zh: "修改文件", en: "Edit a file" },
  description:
    "Replaces text in a file of the workspace. old_text must occur exactly once, with its spaces and line breaks (or set replace_all); encoding and line ends are kept. Gives the change as a diff.",
  tool_type: "file",
  input: z.object({
    path: z.string().min(1).max(1000),
    old_text: z.string().min(1).max(500_000),
    new_text: z.string().max(500_000),
    replace_all: z.boolean().default(false),
  }),
  output: editResult,
  security_level: "restricted",
  // The diff quotes from the file.
  untrusted_output: true,
  idempotent: false,
  timeout: 30,
  examples: [
    {
      input: { path: "main.py", old_text: "x = 1", new_text: "x = 2" },
      output: { path: "main.py", replacements: 1, diff: "@@ -1,1 +1,1 @@\n-x = 1\n+x = 2\n" },
    },
  ],
  run: ({ path, ...replacement }, { workspace }) => editFile(workspace, path, replacement),
});
