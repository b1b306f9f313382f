import { z } from "zod";
import { isAlmaError } from "../../lib/core/errors.ts";
import { writeWorkspaceFile } from "../../lib/workspace/index.ts";
import { defineTool } from "./define-tool.ts";

export default defineTool({
  display_name: { zh: "写入文件", en: "Write a file" },
  description: "Writes a text file into the conversation's workspace, replacing one of the same path.",
  tool_type: "file",
  input: z.object({
    path: z.string().min(1).max(1000).describe("Relative, e.g. report/summary.md"),
    content: z.string().max(2_000_000),
  }),
  output: z.object({ path: z.string(), size: z.number().int(), file_id: z.string() }),
  security_level: "restricted",
  idempotent: true,
  timeout: 30,
  examples: [{ input: { path: "hello.txt", content: "Hello" }, output: { path: "hello.txt", size: 5 } }],
  run: async ({ path, content }, { workspace }) => {
    try {
      const data = new TextEncoder().encode(content);
      const file = await writeWorkspaceFile(workspace, path, data, "file_write");
      return { ok: true, result: { path: file.path, size: file.size, file_id: file.file_id } };
    } catch (error) {
      if (!isAlmaError(error)) throw error;
      return { ok: false, error: `${path}: ${error.message}` };
    }
  },
});
