import { z } from "zod";
import { isAlmaError } from "../../lib/core/errors.ts";
import { makeDocument } from "../../lib/documents/index.ts";
import { readWorkspaceFile, writeWorkspaceFile } from "../../lib/workspace/index.ts";
import { defineTool, type ToolContext } from "./define-tool.ts";

const cell = z.union([z.string().max(32_000), z.number(), z.boolean(), z.null()]);

export default defineTool({
  display_name: { zh: "撰写文档", en: "Write a document" },
  description:
    "Makes a document from Markdown and writes it to the workspace, replacing one of the same path. The extension says what: docx, pdf, pptx (headings of levels 1 and 2 begin slides), html, txt, md, or xlsx, csv, json, parquet from tables. Tables, lists, code, Chinese text and pictures of the workspace (![caption](chart.png), png or jpg) are laid out. Give data as sheets, the first row being the column names.",
  tool_type: "file",
  input: z
    .object({
      path: z.string().min(1).max(1000).describe("Relative, e.g. report/summary.docx"),
      content: z.string().max(2_000_000).default("").describe("Markdown"),
      title: z.string().max(300).default("").describe("Of the document's properties"),
      sheets: z
        .array(z.object({ name: z.string().min(1).max(100), rows: z.array(z.array(cell).max(500)).max(100_000) }))
        .max(50)
        .default([]),
    })
    .refine(({ content, sheets }) => content.trim() !== "" || sheets.length > 0, "content or sheets is needed"),
  output: z.object({ path: z.string(), size: z.number().int(), file_id: z.string(), notes: z.array(z.string()) }),
  security_level: "restricted",
  idempotent: true,
  timeout: 120,
  examples: [
    {
      input: { path: "report.docx", content: "# Report\n\n| a | b |\n| --- | --- |\n| 1 | 2 |" },
      output: { path: "report.docx", size: 8192, notes: [] },
    },
    {
      input: {
        path: "sales.xlsx",
        sheets: [
          {
            name: "2026",
            rows: [
              ["month", "sales"],
              ["January", 12.5],
            ],
          },
        ],
      },
      output: { path: "sales.xlsx", size: 7000, notes: [] },
    },
  ],
  run: async ({ path, content, title, sheets }, context) => {
    const { workspace, signal } = context;
    try {
      const loadPicture = pictureLoader(context);
      const made = await makeDocument({ path, markdown: content, title, sheets, loadPicture, signal });
      if (!made.ok) return { ok: false, error: `${made.error.code}: ${made.error.message}` };
      const file = await writeWorkspaceFile(workspace, path, made.data, "write_document");
      return { ok: true, result: { path: file.path, size: file.size, file_id: file.file_id, notes: made.notes } };
    } catch (error) {
      if (!isAlmaError(error)) throw error;
      return { ok: false, error: `${path}: ${error.message}` };
    }
  },
});

/** A picture that is not there is left out and said; it must not cost the document. */
const pictureLoader =
  ({ workspace }: ToolContext) =>
  async (path: string): Promise<Uint8Array | null> => {
    try {
      return (await readWorkspaceFile(workspace, path)).data;
    } catch (error) {
      if (!isAlmaError(error)) throw error;
      return null;
    }
  };
