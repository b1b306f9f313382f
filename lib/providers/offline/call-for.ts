import { programFor } from "./arithmetic/find-arithmetic.ts";
import type { Phrase } from "./language.ts";
import type { Fields } from "./tool-outcome.ts";
import type { Want } from "./wants/want.ts";

/** A tool call before it has an id. */
export interface PlannedCall {
  tool_name: string;
  input: Fields;
}

/** The tool that does a want. */
export function toolFor(want: Want): string {
  switch (want.kind) {
    case "run_code":
      return want.language === "python" ? "python_executor" : "javascript_executor";
    case "calculate":
      return "python_executor";
    case "read_file":
      return "file_read";
    case "list_files":
      return "file_list";
    case "write_file":
      return "file_write";
    case "fetch_page":
      return "web_fetch";
    case "tell_time":
      return "current_time";
    default:
      return want satisfies never;
  }
}

/** The call that does a want; `fields` are the input fields the offered tool has, `result` what earlier calls gave. */
export function callFor(want: Want, fields: Set<string>, result: string): PlannedCall {
  const tool_name = toolFor(want);
  switch (want.kind) {
    case "run_code":
      return {
        tool_name,
        input: {
          code: want.code,
          ...(want.language === "typescript" && fields.has("language") ? { language: "typescript" } : {}),
        },
      };
    case "calculate":
      return { tool_name, input: { code: programFor(want.formulas) } };
    case "read_file":
      return { tool_name, input: { path: want.path } };
    case "list_files":
      return { tool_name, input: {} };
    case "write_file":
      return { tool_name, input: { path: want.path, content: want.content ?? result } };
    case "fetch_page":
      return { tool_name, input: { url: want.url } };
    case "tell_time":
      return { tool_name, input: want.timezone && fields.has("timezone") ? { timezone: want.timezone } : {} };
    default:
      return want satisfies never;
  }
}

/** The agent whose hands do a want, and the task in words that this assistant, or any model, understands there. */
export function taskFor(want: Want, say: Phrase, result: string): { agent: string; task: string } {
  switch (want.kind) {
    case "run_code":
      return {
        agent: "coding_agent",
        task: `${say("运行这段代码：", "Run this code:")}\n\n\`\`\`${want.language}\n${want.code}\n\`\`\``,
      };
    case "calculate":
      return {
        agent: "coding_agent",
        task: `${say("计算", "Calculate")}: ${want.formulas.map((formula) => formula.source).join(" ; ")}`,
      };
    case "read_file":
      return {
        agent: "file_agent",
        task: `${say("读取这个文件：", "Read this file:")}\n[attachment: ${want.path} (text/plain)]`,
      };
    case "list_files":
      return { agent: "file_agent", task: say("列出工作区里的文件", "List the files in the workspace") };
    case "write_file": {
      const content = want.content ?? result;
      return {
        agent: "file_agent",
        task: `${say(`把以下内容写入文件 ${want.path}：`, `Write the following to the file ${want.path}:`)}\n\n\`\`\`text\n${content}\n\`\`\``,
      };
    }
    case "fetch_page":
      return { agent: "web_agent", task: say(`读取网页 ${want.url}`, `Read the page ${want.url}`) };
    case "tell_time":
      return {
        agent: "general_agent",
        task: say("现在几点？", "What time is it now?") + (want.timezone ? ` (${want.timezone})` : ""),
      };
    default:
      return want satisfies never;
  }
}
