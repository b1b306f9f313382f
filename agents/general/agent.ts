import { defineAgent } from "../define.ts";
import { instructions } from "./instructions.ts";

export default defineAgent({
  name: "general_agent",
  display_name: { zh: "通用智能体", en: "General agent" },
  description: { zh: "日常对话、写作、翻译与解释", en: "Conversation, writing, translation and explanation" },
  instructions,
  tools: ["current_time"],
  capabilities: ["conversation", "writing", "translation", "explanation"],
});
