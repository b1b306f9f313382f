import { z } from "zod";
import { initProject, projectResult } from "../../lib/code/index.ts";
import { defineTool } from "./define-tool.ts";

export default defineTool({
  display_name: { zh: "新建项目", en: "Start a project" },
  description:
    "Writes the files of a new project into a folder of the workspace: python (package with tests), typescript (Node package with tests), site (HTML, CSS, JavaScript), analysis (Python over a CSV). Never overwrites.",
  tool_type: "code",
  input: z.object({
    template: z.enum(["python", "typescript", "site", "analysis"]),
    name: z
      .string()
      .regex(/^[a-z][a-z0-9-]{0,60}$/, "lower-case letters, digits and hyphens")
      .describe("e.g. word-count"),
    folder: z
      .string()
      .max(500)
      .optional()
      .describe("Left out: a folder called as the project; . for the workspace itself"),
  }),
  output: projectResult,
  security_level: "restricted",
  idempotent: false,
  timeout: 30,
  examples: [
    {
      input: { template: "site", name: "my-page" },
      output: { folder: "my-page", files: ["my-page/index.html", "my-page/main.js", "my-page/style.css"] },
    },
  ],
  run: ({ template, name, folder }, { workspace }) => initProject(workspace, template, name, folder ?? name),
});
