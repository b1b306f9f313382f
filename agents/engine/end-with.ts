import type { AlmaError } from "../../lib/core/errors.ts";
import type { MessageMetadata } from "../../lib/protocol/contract/messages.ts";
import { endRun, giveBack, type Lease, putBack, retryDelay } from "../../lib/runs/index.ts";
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
  if (reason === "shutdown" && error) return giveBack(lease, draft);
  const cancelled = error !== null && (reason === "cancelled" || error.code === "RUN_CANCELLED");
  const delay_ms = error === null || cancelled ? null : retryDelay(error, lease.run);
  if (error !== null && delay_ms !== null) return putBack(lease, { delay_ms, error, draft });
  await endRun(lease, {
    status: error === null ? "completed" : cancelled ? "cancelled" : "failed",
    content: textOf(lease, frame, error !== null),
    metadata: metadataOf(lease, frame, finish_reason),
    agent_id: agent?.agent_id ?? lease.run.agent_id,
    error: error === null || cancelled ? null : publicError(error),
  });
}

/** A step that was cut off before a crash may have said more than the finished ones: its draft is not thrown away. */
function textOf(lease: Lease, frame: RunFrame | null, isPartial: boolean): string {
  const text = frame?.answer.text ?? "";
  const { draft } = lease.run;
  return isPartial && draft.startsWith(text) ? draft : text;
}

function metadataOf(lease: Lease, frame: RunFrame | null, finish_reason: string): MessageMetadata {
  if (!frame) return { finish_reason };
  const { ledger, model, answer } = frame;
  const started = lease.run.started_at ?? lease.run.created_at;
  return {
    model: model.name,
    provider: model.provider,
    usage: ledger.usage,
    response_time: Math.round((Date.now() - started.getTime()) / 10) / 100,
    temperature: model.settings.temperature ?? undefined,
    finish_reason,
    cost: ledger.cost ?? undefined,
    reasoning: answer.reasoning === "" ? undefined : answer.reasoning,
  };
}

const publicError = ({ code, message, retry_after }: AlmaError) => ({ code, message, retry_after });
