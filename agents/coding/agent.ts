import { defineAgent } from "../define.ts";
import { instructions } from "./instructions.ts";

export default defineAgent({
  name: "coding_agent",
  display_name: { zh: "编程智能体", en: "Coding agent" },
  description: { zh: "编写、运行与调试代码，做精确计算", en: "Writes, runs and debugs code; computes exactly" },
  instructions,
  tools: ["python_executor", "javascript_executor", "file_list", "file_read", "file_write"],
  capabilities: ["code_generation", "code_execution", "debugging", "calculation"],
});
