import type { ChatMessage } from "../protocol/contract/openai-chat.ts";
import type { AssistantPart, Prompt, PromptMessage, ToolMessagePart } from "../providers/index.ts";
import { invalid, unsupported } from "./refuse.ts";
import { type ContentPart, partsOf, textOf } from "./text-of.ts";

type UserPart = Extract<PromptMessage, { role: "user" }>["content"][number];

const DATA_URL = /^data:(image\/[\w.+-]+);base64,([A-Za-z0-9+/=\s]+)$/;

/** OpenAI's messages as the provider packages take them, for a model of any provider. */
export function toPrompt(messages: ChatMessage[]): Prompt {
  const tool_names = new Map<string, string>();
  const prompt: Prompt = [];
  for (const [index, message] of messages.entries()) {
    const field = `messages.${index}`;
    if (message.role === "tool") addResult(prompt, resultOf(message, tool_names, field));
    else prompt.push(promptMessage(message, tool_names, field));
  }
  return prompt;
}

function promptMessage(message: ChatMessage, tool_names: Map<string, string>, field: string): PromptMessage {
  switch (message.role) {
    case "system":
    case "developer":
      return { role: "system", content: textOf(message, field) };
    case "assistant":
      return { role: "assistant", content: assistantParts(message, tool_names, field) };
    default:
      return { role: "user", content: partsOf(message).map((part, index) => userPart(part, `${field}.${index}`)) };
  }
}

function userPart(part: ContentPart, field: string): UserPart {
  if (part.type === "text") return { type: "text", text: part.text ?? "" };
  if (part.type !== "image_url") {
    throw unsupported(field, `has the type ${JSON.stringify(part.type)}; text and image_url are taken`);
  }
  const [, mediaType, data] = DATA_URL.exec(part.image_url?.url ?? "") ?? [];
  if (mediaType === undefined || data === undefined) {
    throw unsupported(field, "is a picture by address; send it as a data: URL in base64");
  }
  return { type: "file", mediaType, data: { type: "data", data } };
}

function assistantParts(message: ChatMessage, tool_names: Map<string, string>, field: string): AssistantPart[] {
  const text = textOf(message, field);
  const calls = (message.tool_calls ?? []).map((call, index): AssistantPart => {
    tool_names.set(call.id, call.function.name);
    const input = parsed(call.function.arguments, `${field}.tool_calls.${index}.function.arguments`);
    return { type: "tool-call", toolCallId: call.id, toolName: call.function.name, input };
  });
  return [...(text === "" ? [] : [{ type: "text" as const, text }]), ...calls];
}

function parsed(text: string, field: string): unknown {
  if (text.trim() === "") return {};
  try {
    return JSON.parse(text);
  } catch {
    throw invalid(field, "is not JSON");
  }
}

function resultOf(message: ChatMessage, tool_names: Map<string, string>, field: string): ToolMessagePart {
  const toolCallId = message.tool_call_id ?? "";
  const toolName = tool_names.get(toolCallId);
  if (toolName === undefined) throw invalid(`${field}.tool_call_id`, "answers no tool call of an earlier message");
  return { type: "tool-result", toolCallId, toolName, output: { type: "text", value: textOf(message, field) } };
}

/** Results that follow each other belong together: some providers take them in one message only. */
function addResult(prompt: Prompt, result: ToolMessagePart): void {
  const last = prompt.at(-1);
  if (last?.role === "tool") last.content.push(result);
  else prompt.push({ role: "tool", content: [result] });
}
