import { type AlmaError, fail } from "../../lib/core/errors.ts";
import type { ToolResult } from "../../lib/protocol/contract/messages.ts";
import type { ModelStep, Prompt, PromptMessage, ToolCallRequest, ToolSpec } from "../../lib/providers/index.ts";
import { inputSchema, tools } from "../tools/registry.ts";
import { askModel } from "./ask-model.ts";
import { callTool, DELEGATE } from "./call-tool.ts";
import { delegate, delegateSpec, MAX_DEPTH, teamOf } from "./delegate.ts";
import type { Outcome } from "./outcome.ts";
import { promptFor } from "./prompt-for.ts";
import type { AgentFrame } from "./run-frame.ts";

export type AgentResult =
  | { ok: true; text: string; finish_reason: string; step: ModelStep }
  | { ok: false; error: AlmaError };

/**
 * One agent from its prompt to its answer: step after step until the model answers without asking for a tool, a ceiling
 * is reached, or something fails. Steps that an earlier process finished are taken from their records.
 */
export async function runAgent(frame: AgentFrame, prompt: Prompt): Promise<AgentResult> {
  const messages = [...prompt];
  const specs = toolSpecs(frame);
  for (let index = 0; ; ) {
    const exceeded = frame.run.ledger.exceeded();
    if (exceeded !== null) return { ok: false, error: fail("BUDGET_EXCEEDED", { message: exceeded }) };
    const asked = await askModel(frame, index, messages, specs);
    const outcome: Outcome = asked.ok ? outcomeOf(asked.step) : { kind: "stop", error: asked.error };
    switch (outcome.kind) {
      case "answer":
        if (!asked.ok) throw new Error("an answer without a step");
        return { ok: true, text: outcome.text, finish_reason: outcome.finish_reason, step: asked.step };
      case "tools":
      case "delegate": {
        if (asked.ok) messages.push({ role: "assistant", content: asked.step.response_message_parts });
        const calls = outcome.kind === "tools" ? outcome.calls : [outcome.call];
        messages.push(await runCalls(frame, index + 1, calls));
        index += 1 + calls.length;
        break;
      }
      case "stop":
        return { ok: false, error: outcome.error };
      default:
        outcome satisfies never;
    }
  }
}

function outcomeOf(step: ModelStep): Outcome {
  const [first, ...rest] = step.tool_calls;
  if (!first) return { kind: "answer", text: step.text, finish_reason: step.finish_reason };
  if (rest.length === 0 && first.tool_name === DELEGATE) return { kind: "delegate", call: first };
  return { kind: "tools", calls: step.tool_calls };
}

/** Executes the calls of one step in order; each has exactly one result before the next model call. */
async function runCalls(frame: AgentFrame, from: number, calls: ToolCallRequest[]): Promise<PromptMessage> {
  const content: Extract<PromptMessage, { role: "tool" }>["content"] = [];
  for (const [place, call] of calls.entries()) {
    const exceeded = frame.run.ledger.exceeded();
    // The run ends before the next model call; what is left of this step is not begun.
    if (exceeded !== null) break;
    const result =
      call.tool_name === DELEGATE && mayDelegate(frame)
        ? await delegate(frame, from + place, call, runChild)
        : await callTool(frame, from + place, call);
    content.push({
      type: "tool-result",
      toolCallId: call.provider_call_id,
      toolName: call.tool_name,
      output: { type: "text", value: forModel(result) },
    });
  }
  return { role: "tool", content };
}

async function runChild(frame: AgentFrame, task: string) {
  const result = await runAgent(frame, promptFor(frame, { text: task, attachments: [], history: [] }));
  if (result.ok) return { ok: true, text: result.text };
  return { ok: false, text: `${result.error.code}: ${result.error.message}` };
}

const mayDelegate = (frame: AgentFrame): boolean =>
  frame.agent.definition.tools.includes(DELEGATE) && frame.depth < MAX_DEPTH && teamOf(frame).length > 0;

function toolSpecs(frame: AgentFrame): ToolSpec[] {
  return frame.agent.definition.tools.flatMap((name) => {
    if (name === DELEGATE) return mayDelegate(frame) ? [delegateSpec(frame)] : [];
    const tool = tools.get(name);
    return tool ? [{ name, description: tool.description, input_schema: inputSchema(tool) }] : [];
  });
}

/** A result as the model reads it; long ones are cut in the middle. */
function forModel(result: ToolResult): string {
  const { success, result: value, error } = result;
  const text = JSON.stringify(success ? { success, result: value } : { success, error, result: value });
  return text.length <= MAX_RESULT_CHARS
    ? text
    : `${text.slice(0, MAX_RESULT_CHARS * 0.7)}\n…[${text.length - MAX_RESULT_CHARS} characters left out]…\n${text.slice(-MAX_RESULT_CHARS * 0.3)}`;
}

const MAX_RESULT_CHARS = 40_000;
