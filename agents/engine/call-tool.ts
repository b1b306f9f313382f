import { fail } from "../../lib/core/errors.ts";
import { storable } from "../../lib/core/storable.ts";
import type { ToolResult } from "../../lib/protocol/contract/messages.ts";
import type { ToolCallRequest } from "../../lib/providers/index.ts";
import { beginApproved, recordToolEnd, recordToolStart, requestApproval } from "../../lib/runs/index.ts";
import { tools } from "../tools/registry.ts";
import { executeTool, failed } from "./execute-tool.ts";
import { type CallOutcome, WAIT } from "./outcome.ts";
import { mayRepeat, prepareCall } from "./prepare-call.ts";
import type { AgentFrame } from "./run-frame.ts";

/** The one tool that is the engine's own doing. */
export const DELEGATE = "delegate";

/**
 * The one path of every tool call: permission -> validation -> row, and approval where it is needed -> execution with
 * timeout and abort -> row `finished` with its one result. After a crash a finished call gives its recorded result, and a
 * started one is executed again only if its tool says that is harmless.
 */
export async function callTool(frame: AgentFrame, index: number, request: ToolCallRequest): Promise<CallOutcome> {
  const { tool_name } = request;
  const prepared = prepareCall(frame, request);
  const outcome = await recordedCall(frame, index, request, {
    needs_approval: prepared.ok && prepared.needs_approval,
    is_refused: !prepared.ok,
    may_repeat: mayRepeat(request),
    execute: async () => ({
      kind: "done",
      result: prepared.ok ? await executeTool(frame, prepared.tool, tool_name, prepared.input) : failed(prepared.error),
    }),
  });
  if (outcome.kind === "done" && prepared.ok) noteOutput(frame, tool_name, outcome.result);
  return outcome;
}

/** How a call is made, for the rows around it. */
export interface CallPlan {
  /** A person must say yes before it is begun. */
  needs_approval: boolean;
  /** `execute` only tells why it is not made; nobody's yes is used for it. */
  is_refused: boolean;
  /** It may be executed again where a crash hid how it ended. */
  may_repeat: boolean;
  execute: () => Promise<CallOutcome>;
}

/** Wraps the execution of a call in its rows; also used by delegation, whose doing is not a tool's. */
export async function recordedCall(
  frame: AgentFrame,
  index: number,
  request: ToolCallRequest,
  plan: CallPlan,
): Promise<CallOutcome> {
  const { lease, ledger, progress, answer } = frame.run;
  const { branch, agent } = frame;
  ledger.chargeStep();
  const step = progress.steps.find((known) => known.branch === branch && known.index === index);
  const known = progress.tool_calls.find((call) => call.step_id === step?.step_id);
  if (known?.result) {
    if (request.tool_name === DELEGATE) await recallDelegation(frame, index);
    return done(known.result);
  }
  const { tool_name, provider_call_id, input } = request;
  const agent_name = agent.definition.name;
  const start = { branch, index, agent_name, tool_name, provider_call_id, input, offset: answer.text.length };
  if (!known && plan.needs_approval) {
    await requestApproval(lease, start);
    return WAIT;
  }
  const { call_id, step_id } = known ?? (await recordToolStart(lease, start));
  const finish = async (result: ToolResult, status: "finished" | "unknown" = "finished"): Promise<CallOutcome> => {
    await recordToolEnd(lease, { call_id, step_id, tool_name, agent_id: agent.agent_id }, result, status);
    return done(result);
  };
  if (known?.status === "started" && !plan.may_repeat) return finish(failed(OUTCOME_UNKNOWN), "unknown");
  if (known?.status === "waiting" && !plan.is_refused) {
    const permission = await beginApproved(lease, { call_id, tool_name, input });
    if (permission.kind === "pending") return WAIT;
    if (permission.kind === "refused") return finish(failed(permission.error));
  }
  const outcome = await plan.execute();
  if (outcome.kind === "wait") return outcome;
  const result = storable(outcome.result);
  // Cut off by this process's end, not by the tool's: the next process calls it again or tells that it cannot know.
  const isCutOff = lease.signal.reason === "shutdown" && (!result.success || tool_name === DELEGATE);
  if (isCutOff) throw fail("RUN_CANCELLED", { message: "The server is stopping." });
  return finish(result);
}

/** What agents did who ended before this process took the run: their use counts, and what they read was read. */
async function recallDelegation(frame: AgentFrame, index: number): Promise<void> {
  const { branch } = frame;
  const { ledger, progress, agents, model, modelOf } = frame.run;
  const theirs = progress.steps.filter((step) => step.branch.startsWith(`${branch}/${index}.`));
  const step_ids = new Set(theirs.map(({ step_id }) => step_id));
  for (const { usage, agent_name } of theirs) {
    ledger.chargeStep();
    const agent = agents.get(agent_name);
    const { pricing } = agent ? await modelOf(agent) : model;
    if (usage) ledger.chargeTokens(usage, pricing);
  }
  for (const { step_id, tool_name, result } of progress.tool_calls) {
    if (step_ids.has(step_id) && result) noteOutput(frame, tool_name, result);
  }
}

/** A failure's words come from outside as well: a status line, the name of another address. */
function noteOutput({ run: { provenance } }: AgentFrame, tool_name: string, { result, error }: ToolResult): void {
  if (tools.get(tool_name)?.untrusted_output) provenance.note(JSON.stringify([result, error]));
}

const done = (result: ToolResult): CallOutcome => ({ kind: "done", result });

const OUTCOME_UNKNOWN = "Its outcome is unknown: the server stopped while it ran. It was not repeated.";
