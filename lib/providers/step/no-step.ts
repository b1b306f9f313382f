import type { ModelStep } from "./step.ts";

/** What there is of a step whose call never left. */
export const NO_STEP: ModelStep = {
  text: "",
  reasoning: "",
  tool_calls: [],
  usage: { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 },
  finish_reason: "error",
  response_message_parts: [],
  response_time: 0,
};
