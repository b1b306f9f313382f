import { z } from "zod";
import { convertFile, formatName } from "../../lib/conversion/index.ts";
import { isAlmaError } from "../../lib/core/errors.ts";
import { readWorkspaceFile, writeWorkspaceFile } from "../../lib/workspace/index.ts";
import { defineTool } from "./define-tool.ts";

export default defineTool({
  display_name: { zh: "转换文件", en: "Convert a file" },
  description:
    "Converts a file of the workspace to another format and writes the new file beside it (or to output_path): documents among md, html, txt, docx, pdf (also from odt, rtf, epub, pptx); tables among csv, xlsx, json, md, parquet; pictures, sound and film among the usual formats. What is impossible says what is possible.",
  tool_type: "file",
  input: z.object({
    path: z.string().min(1).max(1000).describe("As file_list gives it"),
    to: z.string().min(1).max(10).describe("The wanted extension, e.g. pdf"),
    output_path: z.string().min(1).max(1000).optional().describe("Where to write it; beside the file by default"),
    sheet: z.string().max(100).optional().describe("For tables: a sheet's name or number"),
    quality: z.number().int().min(1).max(100).optional().describe("For jpg and webp"),
  }),
  output: z.object({ path: z.string(), size: z.number().int(), file_id: z.string(), notes: z.array(z.string()) }),
  security_level: "restricted",
  idempotent: true,
  // What it says of a workbook names its sheets.
  untrusted_output: true,
  timeout: 300,
  examples: [
    { input: { path: "report.md", to: "pdf" }, output: { path: "report.pdf", size: 20_480, notes: [] } },
    { input: { path: "data.xlsx", to: "csv", sheet: "2" }, output: { path: "data.csv", size: 900, notes: [] } },
  ],
  run: async ({ path, to, output_path, sheet, quality }, { workspace, signal }) => {
    try {
      const { file, data } = await readWorkspaceFile(workspace, path);
      const converted = await convertFile({ name: file.path, data, to, options: { sheet, quality }, signal });
      if (!converted.ok) return { ok: false, error: `${converted.error.code}: ${converted.error.message}` };
      const target = output_path ?? `${file.path.replace(/\.[^./]+$/, "")}.${formatName(to)}`;
      const written = await writeWorkspaceFile(workspace, target, converted.data, "convert_file");
      const { notes } = converted;
      return { ok: true, result: { path: written.path, size: written.size, file_id: written.file_id, notes } };
    } catch (error) {
      if (!isAlmaError(error)) throw error;
      return { ok: false, error: `${path}: ${error.message}` };
    }
  },
});
