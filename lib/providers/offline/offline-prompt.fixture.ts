import type { AssistantPart, ModelStep, Prompt, ToolSpec } from "../step/step.ts";
import { streamStep } from "../step/stream-step.ts";
import { createOfflineModel } from "./offline-model.ts";

const FIELDS: Record<string, string[]> = {
  python_executor: ["code"],
  javascript_executor: ["code", "language"],
  file_read: ["path"],
  file_list: [],
  file_write: ["path", "content"],
  web_fetch: ["url"],
  current_time: ["timezone"],
  delegate: ["tasks"],
};

export const HANDS = Object.keys(FIELDS).filter((name) => name !== "delegate");
export const ORCHESTRATOR = ["delegate", "current_time", "file_list"];

const specOf = (name: string): ToolSpec => ({
  name,
  description: name,
  input_schema: {
    type: "object",
    properties: Object.fromEntries((FIELDS[name] ?? []).map((field) => [field, { type: "string" }])),
  },
});

export const said = (text: string): Prompt => [
  { role: "system", content: "You are an agent." },
  { role: "user", content: [{ type: "text", text }] },
];

/** Asks the offline assistant the way the engine does. */
export async function askOffline(prompt: Prompt | string, tools: string[] = HANDS): Promise<ModelStep> {
  const call = {
    prompt: typeof prompt === "string" ? said(prompt) : prompt,
    tools: tools.map(specOf),
    signal: new AbortController().signal,
  };
  const result = await streamStep(createOfflineModel(), call, { text: () => {}, reasoning: () => {} });
  if (!result.ok) throw result.error;
  return result.step;
}

/** What it calls, as `[tool, input]`. */
export const callsOf = (step: ModelStep): [string, unknown][] =>
  step.tool_calls.map((call) => [call.tool_name, call.input]);

const partsOf = (step: ModelStep): AssistantPart[] => step.response_message_parts;

/** The prompt of the next step, after the tools gave these results (in the order of the calls; the engine sends JSON text). */
export const answered = (prompt: Prompt, step: ModelStep, results: unknown[]): Prompt => [
  ...prompt,
  { role: "assistant", content: partsOf(step) },
  {
    role: "tool",
    content: step.tool_calls.map((call, index) => ({
      type: "tool-result",
      toolCallId: call.provider_call_id,
      toolName: call.tool_name,
      output: {
        type: "text",
        value: typeof results[index] === "string" ? results[index] : JSON.stringify(results[index]),
      },
    })),
  },
];

/** Asks, answers its calls with these results, and asks again. */
export async function converse(text: string, results: unknown[], tools: string[] = HANDS): Promise<ModelStep> {
  const prompt = said(text);
  return askOffline(answered(prompt, await askOffline(prompt, tools), results), tools);
}
