import { fail } from "../../lib/core/errors.ts";
import { storable } from "../../lib/core/storable.ts";
import type { ToolResult } from "../../lib/protocol/contract/messages.ts";
import type { ToolCallRequest } from "../../lib/providers/index.ts";
import { beginApproved, destinationOf, recordToolEnd, recordToolStart, requestApproval } from "../../lib/runs/index.ts";
import { tools } from "../tools/registry.ts";
import { executeTool, failed } from "./execute-tool.ts";
import { type CallOutcome, WAIT } from "./outcome.ts";
import { prepareCall } from "./prepare-call.ts";
import type { Provenance } from "./provenance.ts";
import type { AgentFrame } from "./run-frame.ts";

/** The one tool that is the engine's own doing. */
export const DELEGATE = "delegate";

/**
 * The one path of every tool call: permission -> validation -> row, and approval where it is needed -> execution with
 * timeout and abort -> row `finished` with its one result. After a crash a finished call gives its recorded result, and a
 * started one is executed again only if its tool says that is harmless.
 */
export async function callTool(frame: AgentFrame, index: number, request: ToolCallRequest): Promise<CallOutcome> {
  const { provenance } = frame.run;
  const prepared = prepareCall(frame, request);
  provenance.noteSaid(request.input);
  const shown = prepared.ok ? { ...request, input: prepared.given } : request;
  const address = prepared.ok ? prepared.tool.destination?.(prepared.input) : undefined;
  const outcome = await recordedCall(frame, index, shown, {
    needs_approval: prepared.ok && prepared.needs_approval,
    address,
    is_refused: !prepared.ok,
    may_repeat: prepared.ok && prepared.may_repeat,
    execute: async (call_id, is_covered) => {
      if (!prepared.ok) return done(failed(prepared.error));
      const bound_to = is_covered ? destinationOf(address) || undefined : undefined;
      return done(await executeTool(frame, { ...prepared, bound_to }, call_id));
    },
  });
  if (outcome.kind === "done") noteOutput(provenance, outcome.result);
  if (outcome.kind === "done" && outcome.result.success && address !== undefined) provenance.noteVisit(address);
  return outcome;
}

/** How a call is made, for the rows around it. */
export interface CallPlan {
  /** A person must say yes before it is begun. */
  needs_approval: boolean;
  /** Where it sends data, where it sends any: how far a yes for the whole conversation reaches. */
  address?: string | undefined;
  /** `execute` only tells why it is not made; nobody's yes is used for it. */
  is_refused: boolean;
  /** It may be executed again where a crash hid how it ended. */
  may_repeat: boolean;
  /** `is_covered`: nobody was asked about this very call, their yes is for calls of its kind in the conversation. */
  execute: (call_id: string, is_covered: boolean) => Promise<CallOutcome>;
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
  const asked =
    !known && plan.needs_approval ? await requestApproval(lease, { ...start, address: plan.address }) : null;
  if (asked?.kind === "asked") return WAIT;
  const { call_id, step_id } = known ?? asked?.place ?? (await recordToolStart(lease, start));
  const finish = async (result: ToolResult, status: "finished" | "unknown" = "finished"): Promise<CallOutcome> => {
    const call = { call_id, step_id, tool_name, agent_id: agent.agent_id, is_tool: tools.has(tool_name) };
    await recordToolEnd(lease, call, result, status);
    return done(result);
  };
  if (known?.status === "started" && !plan.may_repeat) return finish(failed(OUTCOME_UNKNOWN), "unknown");
  if (known?.status === "waiting" && !plan.is_refused) {
    const permission = await beginApproved(lease, { call_id, tool_name, input, address: plan.address });
    if (permission.kind === "pending") return WAIT;
    if (permission.kind === "refused") return finish(failed(permission.error));
  }
  const outcome = await plan.execute(call_id, plan.needs_approval && known?.status !== "waiting");
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
  const { ledger, progress, agents, model, modelOf, provenance } = frame.run;
  const theirs = progress.steps.filter((step) => step.branch.startsWith(`${branch}/${index}.`));
  const step_ids = new Set(theirs.map(({ step_id }) => step_id));
  for (const { usage, agent_name } of theirs) {
    ledger.chargeStep();
    const agent = agents.get(agent_name);
    const { pricing } = agent ? await modelOf(agent) : model;
    if (usage) ledger.chargeTokens(usage, pricing);
  }
  for (const { step_id, input, result } of progress.tool_calls) {
    if (!step_ids.has(step_id)) continue;
    provenance.noteSaid(input);
    if (result) noteOutput(provenance, result);
  }
}

/** A failure's words come from outside as well: a status line, the name of another address. */
function noteOutput(provenance: Provenance, { result, error, metadata }: ToolResult): void {
  if (metadata.untrusted !== true) return;
  if (metadata.names_addresses === true) provenance.note([result, error]);
  else provenance.taint();
}

const done = (result: ToolResult): CallOutcome => ({ kind: "done", result });

const OUTCOME_UNKNOWN = "Its outcome is unknown: the server stopped while it ran. It was not repeated.";
