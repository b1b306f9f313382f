import type { LanguageModelV4ToolCall } from "@ai-sdk/provider";
import type { ToolCallRequest } from "./step.ts";

/** How much of unusable arguments the model is shown again. */
const MAX_QUOTE = 200;

/** Deeper than any tool's input; what walks it calls itself, and must not run out of stack. */
const MAX_DEPTH = 100;

/** How deep brackets nest, those inside of strings left out. */
function depthOf(json: string): number {
  let [depth, deepest] = [0, 0];
  for (const [token] of json.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/g)) {
    if (token === "[" || token === "{") deepest = Math.max(deepest, ++depth);
    else if (token === "]" || token === "}") depth -= 1;
  }
  return deepest;
}

/** Parses a call's arguments. What is not a JSON object becomes `invalid`, never an exception; no arguments are `{}`. */
export function readToolCall(part: LanguageModelV4ToolCall): ToolCallRequest {
  const call = { provider_call_id: part.toolCallId, tool_name: part.toolName };
  const quote = part.input.slice(0, MAX_QUOTE);
  if (depthOf(part.input) > MAX_DEPTH) {
    return { ...call, input: {}, invalid: `The arguments are nested more than ${MAX_DEPTH} levels deep.` };
  }
  try {
    const input: unknown = part.input.trim() === "" ? {} : JSON.parse(part.input);
    if (typeof input === "object" && input !== null && !Array.isArray(input)) return { ...call, input };
    return { ...call, input: part.input, invalid: `The arguments must be a JSON object, not: ${quote}` };
  } catch (error) {
    const reason = error instanceof Error ? error.message : "unreadable";
    return { ...call, input: part.input, invalid: `The arguments are not valid JSON (${reason}): ${quote}` };
  }
}
