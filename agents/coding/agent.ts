import { defineAgent } from "../define.ts";
import { instructions } from "./instructions.ts";

export default defineAgent({
  name: "coding_agent",
  display_name: { zh: "编程智能体", en: "Coding agent" },
  description: { zh: "编写、运行与调试代码，做精确计算", en: "Writes, runs and debugs code; computes exactly" },
  instructions,
  tools: [
    "python_executor",
    "javascript_executor",
    "shell_executor",
    "file_list",
    "file_read",
    "file_write",
    "sql_executor",
    "check_syntax",
    "run_tests",
    "profile_code",
    "math_calculator",
    "edit_file",
    "apply_patch",
    "init_project",
    "file_history",
  ],
  capabilities: ["code_generation", "code_execution", "debugging", "calculation"],
});
