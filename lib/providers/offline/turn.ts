import type { LanguageModelV4CallOptions, LanguageModelV4Prompt } from "@ai-sdk/provider";
import { chooseLanguage, type Language } from "./language.ts";
import { readOutcome, type ToolOutcome } from "./tool-outcome.ts";

export interface Attachment {
  path: string;
  media_type: string;
  /** The line as it stands in the message. */
  line: string;
}

/** What the assistant has to go by: the last thing a person said, and what happened since. */
export interface Turn {
  /** The person's words without the lines that name attachments. */
  text: string;
  attachments: Attachment[];
  language: Language;
  /** Names of the offered tools, each with the names of its input's fields. */
  tools: Map<string, Set<string>>;
  /** Answers with tool calls since the person spoke. */
  rounds: number;
  outcomes: ToolOutcome[];
  /** Tool calls in the whole prompt, to number the next one. */
  calls_so_far: number;
}

/** A line of its own; the name may have brackets. */
const ATTACHMENT = /^\[attachment: ?(.{1,1000}) \(([^(),]{1,200})(?:,[^()]{0,100})?\)\]$/gm;

export function readTurn({ prompt, tools }: Pick<LanguageModelV4CallOptions, "prompt" | "tools">): Turn {
  const last = prompt.findLastIndex((message) => message.role === "user");
  const said = prompt.flatMap((message) => (message.role === "user" ? [textIn(message)] : []));
  const instructions = prompt.flatMap((message) => (message.role === "system" ? [message.content] : [])).join("\n");
  const message = said.at(-1) ?? "";
  const since = prompt.slice(last + 1);
  return {
    text: message.replaceAll(ATTACHMENT, "").trim(),
    attachments: [...message.matchAll(ATTACHMENT)].map(([line, path = "", media_type = ""]) => ({
      path,
      media_type,
      line,
    })),
    language: chooseLanguage(said, instructions),
    tools: new Map(
      (tools ?? []).flatMap((tool) => (tool.type === "function" ? [[tool.name, fieldsOf(tool.inputSchema)]] : [])),
    ),
    rounds: since.filter(
      (entry) => entry.role === "assistant" && entry.content.some((part) => part.type === "tool-call"),
    ).length,
    outcomes: outcomesIn(since),
    calls_so_far: prompt
      .flatMap((entry) => (entry.role === "assistant" ? entry.content : []))
      .filter((part) => part.type === "tool-call").length,
  };
}

const textIn = (message: Extract<LanguageModelV4Prompt[number], { role: "user" }>): string =>
  message.content
    .flatMap((part) => (part.type === "text" ? [part.text] : []))
    .join("\n")
    .replaceAll("\r\n", "\n");

const fieldsOf = (schema: { properties?: object }): Set<string> => new Set(Object.keys(schema.properties ?? {}));

function outcomesIn(messages: LanguageModelV4Prompt): ToolOutcome[] {
  const inputs = new Map<string, unknown>();
  const outcomes: ToolOutcome[] = [];
  for (const message of messages) {
    if (message.role === "assistant") {
      for (const part of message.content) if (part.type === "tool-call") inputs.set(part.toolCallId, part.input);
    } else if (message.role === "tool") {
      for (const part of message.content) {
        if (part.type === "tool-result")
          outcomes.push(readOutcome(part.toolName, inputs.get(part.toolCallId), part.output));
      }
    }
  }
  return outcomes;
}
