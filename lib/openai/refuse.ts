import { type AlmaError, fail } from "../core/errors.ts";
import type { ChatCompletionBody } from "../protocol/contract/openai-chat.ts";

/** Says that a parameter cannot be honoured; passing over it would give another answer than was asked for. */
export const unsupported = (field: string, message: string): AlmaError =>
  fail("BAD_REQUEST", { what: "parameter", message: "Unsupported parameter.", details: [{ field, message }] });

/** Says that a value makes no sense where it stands. */
export const invalid = (field: string, message: string): AlmaError =>
  fail("VALIDATION_ERROR", { details: [{ field, message }] });

export const tooLong = (message: string): AlmaError =>
  fail("BAD_REQUEST", { what: "context length", message, details: [] });

type Field = keyof ChatCompletionBody;

/** Values that ask for nothing but what happens anyway. */
const NEUTRAL: Partial<Record<Field, unknown[]>> = {
  n: [1],
  logprobs: [false],
  temperature: [1],
  top_p: [1],
  presence_penalty: [0],
  frequency_penalty: [0],
  tool_choice: ["none", "auto"],
  top_logprobs: [0],
};

/** Nobody does these. */
const NOWHERE: Field[] = [
  "audio",
  "function_call",
  "functions",
  "logit_bias",
  "logprobs",
  "modalities",
  "n",
  "prediction",
  "top_logprobs",
  "verbosity",
  "web_search_options",
];

/** What an agent has from its own settings, or does in its own way. */
const NOT_FOR_AGENTS: Field[] = [
  "temperature",
  "top_p",
  "presence_penalty",
  "frequency_penalty",
  "max_tokens",
  "max_completion_tokens",
  "stop",
  "tools",
  "tool_choice",
  "response_format",
  "reasoning_effort",
];

/** Throws for what can be had nowhere: several answers, log probabilities, sound. */
export function refuseUnsupported(body: ChatCompletionBody): void {
  for (const field of NOWHERE) if (asksFor(body, field)) throw unsupported(field, "is not supported here");
}

/** Throws for what only a model that is asked directly can honour. */
export function refuseForAgents(body: ChatCompletionBody): void {
  for (const field of NOT_FOR_AGENTS) {
    if (asksFor(body, field)) throw unsupported(field, "is for models (provider/model); an agent has its own settings");
  }
}

function asksFor(body: ChatCompletionBody, field: Field): boolean {
  const value: unknown = body[field];
  if (value === undefined || value === null || NEUTRAL[field]?.includes(value)) return false;
  if (field === "modalities") return JSON.stringify(value) !== '["text"]';
  if (field === "response_format") return body.response_format?.type !== "text";
  if (field === "verbosity") return value !== "medium";
  return typeof value !== "object" || Object.keys(value).length > 0;
}
