/** One thing a scripted model does. */
export type ScriptStep =
  | { kind: "say"; text: string }
  | { kind: "think"; text: string }
  | { kind: "call"; tool: string; input: Record<string, unknown> }
  | { kind: "bad_arguments"; tool: string; text: string }
  | { kind: "end" }
  | { kind: "delay"; ms: number }
  | { kind: "status"; status: number; retry_after?: number; message?: string }
  | { kind: "cut" }
  | { kind: "malformed" }
  | { kind: "hang" }
  | { kind: "raw"; text: string };

export const say = (text: string): ScriptStep => ({ kind: "say", text });
export const think = (text: string): ScriptStep => ({ kind: "think", text });
export const call = (tool: string, input: Record<string, unknown> = {}): ScriptStep => ({ kind: "call", tool, input });
/** A tool call whose arguments are not what they should be (on Google's wire, where they are JSON by nature: a string). */
export const badToolArguments = (tool: string, text: string): ScriptStep => ({ kind: "bad_arguments", tool, text });
/** Ends an answer where the next step would otherwise still belong to it. */
export const end = (): ScriptStep => ({ kind: "end" });
export const delay = (ms: number): ScriptStep => ({ kind: "delay", ms });
/** Answers with a status instead of a stream; must be the first step of an answer. `retry_after` in seconds. */
export const status = (code: number, options: { retry_after?: number; message?: string } = {}): ScriptStep => ({
  kind: "status",
  status: code,
  ...options,
});
/** Breaks the connection off. */
export const cut = (): ScriptStep => ({ kind: "cut" });
/** Sends an event that is not JSON. */
export const malformed = (): ScriptStep => ({ kind: "malformed" });
/** Sends nothing more and keeps the connection open. */
export const hang = (): ScriptStep => ({ kind: "hang" });
/** Sends recorded bytes as they are, as the whole answer. */
export const raw = (text: string): ScriptStep => ({ kind: "raw", text });

const ENDS_ANSWER = new Set<ScriptStep["kind"]>(["end", "status", "cut", "malformed", "hang", "raw"]);
const isCall = (step: ScriptStep | undefined) => step?.kind === "call" || step?.kind === "bad_arguments";

/**
 * Takes the steps of the next answer from the front of a script: up to and including a run of tool calls, or a step that
 * ends an answer by its nature, or all that is left. So `[say, call, say]` is two answers.
 */
export function takeAnswer(script: ScriptStep[]): ScriptStep[] {
  const answer: ScriptStep[] = [];
  for (let step = script.shift(); step; step = script.shift()) {
    answer.push(step);
    if (ENDS_ANSWER.has(step.kind) || (isCall(step) && !isCall(script[0]))) break;
  }
  return answer;
}
