import { z } from "zod";
import { listWorkspaceFiles } from "../../lib/workspace/index.ts";
import { defineTool } from "./define-tool.ts";

export default defineTool({
  display_name: { zh: "列出文件", en: "List files" },
  description: "Lists the files of the conversation's workspace with their size and kind.",
  tool_type: "file",
  input: z.object({}),
  output: z.object({
    files: z.array(
      z.object({ path: z.string(), size: z.number().int(), media_type: z.string(), updated_at: z.string() }),
    ),
  }),
  security_level: "safe",
  idempotent: true,
  // Whoever made a file has chosen its name.
  untrusted_output: true,
  timeout: 15,
  examples: [{ input: {}, output: { files: [{ path: "data.csv", size: 2048, media_type: "text/csv" }] } }],
  run: async (_input, { workspace }) => {
    const files = await listWorkspaceFiles(workspace);
    return {
      ok: true,
      result: {
        files: files.map(({ path, size, media_type, updated_at }) => ({ path, size, media_type, updated_at })),
      },
    };
  },
});
