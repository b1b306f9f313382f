import type { PromptMessage, ToolCallRequest } from "../../lib/providers/index.ts";
import type { CallOutcome } from "./outcome.ts";
import { prepareCall } from "./prepare-call.ts";
import type { AgentFrame } from "./run-frame.ts";
import { forModel } from "./tool-call/for-model.ts";

/** As many pages or documents as one agent reads at once. */
const MOST_AT_ONCE = 5;

/** Makes one call of a step, whatever it is. */
export type MakeCall = (index: number, call: ToolCallRequest) => Promise<CallOutcome>;

/**
 * Makes the calls of one step; each has exactly one result before the next model call, in the order they were asked for.
 * Neighbours that only look are made side by side, a few at a time; what changes or sends something is made alone, in its
 * place, for those behind it may build on it. Null where one of them waits for a person: those behind it are not begun.
 */
export async function runCalls(
  frame: AgentFrame,
  from: number,
  calls: ToolCallRequest[],
  makeCall: MakeCall,
): Promise<PromptMessage | null> {
  const content: Extract<PromptMessage, { role: "tool" }>["content"] = [];
  for (let place = 0; place < calls.length; ) {
    const group = nextGroup(frame, calls, place);
    const outcomes = await makeTogether(frame, from + place, group, makeCall);
    for (const [at, outcome] of outcomes.entries()) {
      if (outcome.kind === "wait") return null;
      const { provider_call_id: toolCallId = "", tool_name: toolName = "" } = group[at] ?? {};
      content.push({
        type: "tool-result",
        toolCallId,
        toolName,
        output: { type: "text", value: forModel(outcome.result) },
      });
    }
    // The run ends before the next model call; what is left of this step is not begun.
    if (outcomes.length < group.length) break;
    place += group.length;
  }
  return { role: "tool", content };
}

/** The calls that are made next, at once: the one at `place` with its neighbours that only look, or it alone. */
function nextGroup(frame: AgentFrame, calls: ToolCallRequest[], place: number): ToolCallRequest[] {
  const next = calls.slice(place, place + MOST_AT_ONCE);
  const end = next.findIndex((call) => !onlyLooks(frame, call));
  return next.slice(0, end < 0 ? undefined : Math.max(end, 1));
}

/** Nothing changes by it, nobody must be asked, and doing it again is as good as once. */
function onlyLooks(frame: AgentFrame, call: ToolCallRequest): boolean {
  const prepared = prepareCall(frame, call);
  if (!prepared.ok) return false;
  return prepared.tool.security_level === "safe" && prepared.may_repeat && !prepared.needs_approval;
}

/** Begins the calls within the run's limits, and waits for all of them even where one throws: none outlives its step. */
async function makeTogether(
  frame: AgentFrame,
  from: number,
  group: ToolCallRequest[],
  makeCall: MakeCall,
): Promise<CallOutcome[]> {
  const running: Promise<CallOutcome>[] = [];
  for (const [at, call] of group.entries()) {
    if (frame.run.ledger.exceeded() !== null) break;
    running.push(makeCall(from + at, call));
  }
  await Promise.allSettled(running);
  return Promise.all(running);
}
