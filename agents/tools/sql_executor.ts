import { z } from "zod";
import { querySql, sqlResult } from "../../lib/code/index.ts";
import { defineTool } from "./define-tool.ts";

export default defineTool({
  display_name: { zh: "SQL 查询", en: "SQL" },
  description:
    "Runs SQL (SQLite dialect, several statements) over the workspace's CSV, TSV, JSON, JSONL, XLSX, Parquet and SQLite files. sales.csv is the table `sales`, a workbook with several sheets `book_<sheet>`, shop.sqlite the schema `shop`; files are copies. Tables you create are kept in scratch.sqlite between calls. `output_file` writes the last result as CSV.",
  tool_type: "code",
  input: z.object({
    sql: z.string().min(1).max(100_000),
    files: z
      .array(z.string().min(1).max(1000))
      .max(20)
      .optional()
      .describe("Left out: those whose name the SQL contains"),
    max_rows: z.number().int().min(1).max(1000).default(100).describe("Rows shown per statement"),
    output_file: z.string().min(1).max(1000).optional().describe("e.g. results/top.csv"),
    timeout: z.number().int().min(1).max(120).default(30).describe("Seconds"),
  }),
  output: sqlResult,
  security_level: "restricted",
  // It shows what stands in files.
  untrusted_output: true,
  idempotent: false,
  timeout: 180,
  examples: [
    {
      input: { sql: "SELECT region, sum(amount) AS total FROM sales GROUP BY region" },
      output: { results: [{ columns: ["region", "total"], rows: [["north", 12]], row_count: 1, truncated: false }] },
    },
  ],
  run: (input, { workspace, signal }) => querySql(workspace, input, signal),
});
