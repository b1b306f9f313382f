import { defineAgent } from "alma";

/** An agent that everybody may talk to. Plain JavaScript works as well as TypeScript. */
export default defineAgent({
  name: "editor_agent",
  display_name: { zh: "编辑", en: "Editor" },
  description: { zh: "缩短和润色文章，并报告字数", en: "Shortens and polishes texts, and tells their length" },
  instructions: {
    zh: "你是编辑。保留原意，删去赘言；改完后用 word_count 报告修改前后的字数。",
    en: "You are an editor. Keep the meaning, drop what adds nothing, and tell the length before and after with word_count.",
  },
  tools: ["word_count", "file_read", "file_write"],
  capabilities: ["editing"],
});
