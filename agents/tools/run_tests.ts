import { z } from "zod";
import { runTests, testReport } from "../../lib/code/index.ts";
import { defineTool } from "./define-tool.ts";

export default defineTool({
  display_name: { zh: "运行测试", en: "Run tests" },
  description:
    "Runs the workspace's tests in the sandbox: Python unittest and pytest-style functions (fixtures, parametrize, raises), JavaScript/TypeScript node:test, describe/it, expect, assert. Gives each test's status, message, line and output. What tests write is not kept.",
  tool_type: "code",
  input: z.object({
    paths: z.array(z.string().min(1).max(1000)).max(50).optional().describe("Files or folders; left out: all tests"),
    filter: z.string().max(200).default("").describe("Only tests whose file or name contains this"),
    timeout: z.number().int().min(1).max(120).default(60).describe("Seconds"),
  }),
  output: testReport,
  security_level: "restricted",
  // It shows what programs of the workspace print.
  untrusted_output: true,
  idempotent: true,
  timeout: 300,
  examples: [
    {
      input: { paths: ["test_calc.py"] },
      output: { total: 2, passed: 1, failed: 1, tests: [{ name: "test_add", status: "failed", line: 4 }] },
    },
  ],
  run: (input, { workspace, signal }) => runTests(workspace, input, signal),
});
