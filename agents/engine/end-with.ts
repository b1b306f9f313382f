import type { AlmaError } from "../../lib/core/errors.ts";
import type { MessageMetadata } from "../../lib/protocol/contract/messages.ts";
import { endRun, giveBack, type Lease, putBack, recordFactsSoon, retryDelay } from "../../lib/runs/index.ts";
import { temperatureOf } from "./ask-model.ts";
import type { AvailableAgent, RunFrame } from "./run-frame.ts";

/** The one way a run ends, whatever happened: with the text as far as a reader has seen it, what it used, and why. */
export async function endWith(
  lease: Lease,
  frame: RunFrame | null,
  agent: AvailableAgent | null,
  error: AlmaError | null,
  finish_reason: string,
): Promise<void> {
  const { reason } = lease.signal;
  if (reason === "lease_lost") return;
  const draft = frame?.answer.text ?? lease.run.draft;
  const spent = frame?.ledger ?? null;
  if (reason === "shutdown" && error) return giveBack(lease, draft, spent);
  const cancelled = error !== null && (reason === "cancelled" || error.code === "RUN_CANCELLED");
  const delay_ms = error === null || cancelled ? null : retryDelay(error, lease.run);
  if (error !== null && delay_ms !== null) return putBack(lease, { delay_ms, error, draft, spent });
  if (frame && agent) tellAgentEnd(lease, agent, error === null);
  await endRun(lease, {
    status: error === null ? "completed" : cancelled ? "cancelled" : "failed",
    content: textOf(lease, frame, error !== null),
    metadata: metadataOf(lease, frame, agent, finish_reason),
    agent_id: agent?.agent_id ?? lease.run.agent_id,
    error: error === null || cancelled ? null : publicError(error),
  });
}

/** Told with the end only: an agent whose run rests or goes to another process has not ended. */
function tellAgentEnd(lease: Lease, { agent_id, definition }: AvailableAgent, success: boolean): void {
  const message_id = lease.run.assistant_message_id;
  const about = { agent_id, agent_name: definition.name, message_id, depth: 0, branch: "" };
  recordFactsSoon(lease, [{ type: "agent_end", data: { ...about, success } }]);
}

/** A step that was cut off before a crash may have said more than the finished ones: its draft is not thrown away. */
function textOf(lease: Lease, frame: RunFrame | null, isPartial: boolean): string {
  const text = frame?.answer.text ?? "";
  const { draft } = lease.run;
  return isPartial && draft.startsWith(text) ? draft : text;
}

function metadataOf(
  lease: Lease,
  frame: RunFrame | null,
  agent: AvailableAgent | null,
  finish_reason: string,
): MessageMetadata {
  if (!frame) return { ...spentBefore(lease), finish_reason };
  const { ledger, model, answer, provenance } = frame;
  const started = lease.run.started_at ?? lease.run.created_at;
  return {
    model: model.name,
    provider: model.provider,
    usage: ledger.usage,
    response_time: Math.round((Date.now() - started.getTime()) / 10) / 100,
    temperature: agent ? temperatureOf({ agent, model }) : undefined,
    finish_reason,
    cost: ledger.cost ?? undefined,
    reasoning: answer.reasoning === "" ? undefined : answer.reasoning,
    has_read_untrusted: provenance.hasReadUntrusted || undefined,
  };
}

/** What earlier holders of the lease had used, for a run that cannot even be begun again. */
function spentBefore({ run: { usage, cost, currency } }: Lease): MessageMetadata {
  if (!usage) return {};
  return { usage, cost: cost === null || currency === null ? undefined : { amount: cost, currency } };
}

const publicError = ({ code, message, retry_after }: AlmaError) => ({ code, message, retry_after });
