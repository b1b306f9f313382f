import { z } from "zod";
import { checkSyntax, SYNTAX_LANGUAGES, syntaxReport } from "../../lib/code/index.ts";
import { defineTool } from "./define-tool.ts";

export default defineTool({
  display_name: { zh: "语法检查", en: "Check syntax" },
  description:
    "Checks code for mistakes without running it: Python, JavaScript, JSX, TypeScript, TSX, shell, SQL, HTML, CSS. Give `code` or workspace `files`; the language is detected. Each problem has line, column, message and, where possible, a suggestion.",
  tool_type: "code",
  input: z.object({
    code: z.string().min(1).max(500_000).optional(),
    files: z.array(z.string().min(1).max(1000)).min(1).max(50).optional(),
    language: z.enum(SYNTAX_LANGUAGES).optional().describe("Left out: detected"),
    dialect: z.enum(["auto", "sqlite", "postgres"]).default("auto").describe("Of SQL; auto: valid in either"),
  }),
  output: syntaxReport,
  security_level: "safe",
  // It quotes from files.
  untrusted_output: true,
  idempotent: true,
  reads_workspace: true,
  cache: 600,
  timeout: 90,
  examples: [
    {
      input: { code: "def f(:\n  pass", language: "python" },
      output: {
        valid: false,
        files: [{ file: "snippet", language: "python", problems: [{ line: 1, column: 7, message: "invalid syntax" }] }],
      },
    },
  ],
  run: (input, { workspace, signal }) => checkSyntax(workspace, input, signal),
});
