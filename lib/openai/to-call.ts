import type { ChatCompletionBody } from "../protocol/contract/openai-chat.ts";
import type { StepCall, StepOptions, ToolSpec } from "../providers/index.ts";
import { invalid, unsupported } from "./refuse.ts";
import { toPrompt } from "./to-prompt.ts";

/** A request for a model as our provider code takes it. */
export function toCall(body: ChatCompletionBody, signal: AbortSignal): StepCall {
  const { temperature, max_completion_tokens, max_tokens } = body;
  return {
    prompt: toPrompt(body.messages),
    tools: toolsOf(body),
    temperature: temperature ?? undefined,
    max_output_tokens: max_completion_tokens ?? max_tokens ?? undefined,
    options: optionsOf(body),
    signal,
  };
}

function optionsOf(body: ChatCompletionBody): StepOptions {
  const { top_p, presence_penalty, frequency_penalty, stop, seed, reasoning_effort } = body;
  const toolChoice = choiceOf(body);
  const responseFormat = formatOf(body);
  return {
    ...(typeof top_p === "number" && { topP: top_p }),
    ...(typeof presence_penalty === "number" && { presencePenalty: presence_penalty }),
    ...(typeof frequency_penalty === "number" && { frequencyPenalty: frequency_penalty }),
    ...(stop !== null && stop !== undefined && { stopSequences: typeof stop === "string" ? [stop] : stop }),
    ...(typeof seed === "number" && { seed }),
    ...(reasoning_effort && { reasoning: reasoning_effort }),
    ...(toolChoice && { toolChoice }),
    ...(responseFormat && { responseFormat }),
  };
}

const toolsOf = ({ tools = [] }: ChatCompletionBody): ToolSpec[] =>
  tools.map(({ type, function: made }, index) => {
    if (type !== "function") throw unsupported(`tools.${index}.type`, "must be function");
    if (!made) throw invalid(`tools.${index}.function`, "is missing");
    const { name, description = "", parameters = { type: "object", properties: {} } } = made;
    return { name, description, input_schema: parameters };
  });

function choiceOf({ tool_choice: choice, tools = [] }: ChatCompletionBody): StepOptions["toolChoice"] {
  if (choice === undefined) return undefined;
  if (typeof choice === "string") return { type: choice };
  const { name } = choice.function;
  if (!tools.some((tool) => tool.function?.name === name)) throw invalid("tool_choice", "names no tool of the request");
  return { type: "tool", toolName: name };
}

function formatOf({ response_format: format }: ChatCompletionBody): StepOptions["responseFormat"] {
  if (!format || format.type === "text") return undefined;
  if (format.type === "json_object") return { type: "json" };
  if (!format.json_schema) throw invalid("response_format.json_schema", "is missing");
  const { name, description, schema } = format.json_schema;
  return { type: "json", name, ...(description !== undefined && { description }), ...(schema && { schema }) };
}
