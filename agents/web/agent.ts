import { defineAgent } from "../define.ts";
import { instructions } from "./instructions.ts";

export default defineAgent({
  name: "web_agent",
  display_name: { zh: "网页智能体", en: "Web agent" },
  description: { zh: "读取网页，引用来源回答", en: "Reads web pages and answers with sources" },
  instructions,
  tools: ["web_search", "web_fetch", "web_browse", "extract_data", "http_request", "file_write", "current_time"],
  capabilities: ["page_reading", "content_extraction", "source_citation"],
});
