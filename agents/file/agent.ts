import { defineAgent } from "../define.ts";
import { instructions } from "./instructions.ts";

export default defineAgent({
  name: "file_agent",
  display_name: { zh: "文件智能体", en: "File agent" },
  description: { zh: "读取、总结与改写工作区里的文件", en: "Reads, summarises and writes the workspace's files" },
  instructions,
  tools: [
    "file_list",
    "file_read",
    "file_write",
    "read_document",
    "write_document",
    "summarize_file",
    "convert_file",
    "read_image",
    "read_media",
    "recognize_text",
    "transcribe_audio",
    "python_executor",
  ],
  capabilities: ["file_reading", "summarization", "file_writing"],
});
