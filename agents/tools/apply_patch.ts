import { z } from "zod";
import { applyPatch, patchResult } from "../../lib/code/index.ts";
import { defineTool } from "./define-tool.ts";

export default defineTool({
  display_name: { zh: "应用补丁", en: "Apply a patch" },
  description:
    "Applies a unified diff (--- a/path, +++ b/path, @@ hunks; /dev/null for new or removed files) to the workspace: all of it or nothing. Context must match exactly; line numbers may be off. Rejected hunks are named with the reason.",
  tool_type: "file",
  input: z.object({ patch: z.string().min(1).max(1_000_000) }),
  output: patchResult,
  security_level: "restricted",
  // The diff quotes from the files.
  untrusted_output: true,
  idempotent: false,
  timeout: 60,
  examples: [
    {
      input: { patch: "--- a/main.py\n+++ b/main.py\n@@ -1 +1 @@\n-x = 1\n+x = 2\n" },
      output: { files: [{ path: "main.py", change: "changed" }], diff: "@@ -1,1 +1,1 @@\n-x = 1\n+x = 2\n" },
    },
  ],
  run: ({ patch }, { actor, workspace }) => applyPatch(actor, workspace, patch),
});
