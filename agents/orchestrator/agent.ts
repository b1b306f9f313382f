import { defineAgent } from "../define.ts";
import { instructions } from "./instructions.ts";

export default defineAgent({
  name: "orchestrator",
  display_name: { zh: "编排智能体", en: "Orchestrator" },
  description: {
    zh: "分析任务，分派给合适的智能体并汇总结果",
    en: "Analyses tasks, hands them to the right agents and puts the results together",
  },
  instructions,
  tools: ["delegate", "current_time", "file_list"],
  capabilities: ["task_analysis", "agent_routing", "context_management"],
});
