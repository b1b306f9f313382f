import { setTimeout as sleep } from "node:timers/promises";
import type { ToolOutcome } from "../../tools/define-tool.ts";

/** A try that failed before another was made. */
export interface FailedTry {
  error: string;
  /** Seconds. */
  execution_time: number;
}

interface Tries {
  /** Further tries after the first. */
  max_retries: number;
  signal: AbortSignal;
  /** Until when another may begin; in milliseconds from now. */
  millisecondsLeft: () => number;
}

/** What may be gone a little later: time, network, a fault of ours. The begin of an error is its code. */
const MAY_PASS = /^(TIMEOUT|NETWORK|CONNECTION\w*|ECONN\w+|INTERNAL_ERROR|SERVICE_UNAVAILABLE|BUSY)\b/;

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 8_000;

/** Makes a call, and again after failures that may pass, with growing pauses. Tells the failures on the way. */
export async function tryAgain(
  attempt: () => Promise<ToolOutcome<unknown>>,
  { max_retries, signal, millisecondsLeft }: Tries,
): Promise<{ outcome: ToolOutcome<unknown>; failed: FailedTry[] }> {
  const failed: FailedTry[] = [];
  for (;;) {
    const started = performance.now();
    const outcome = await attempt();
    if (outcome.ok || failed.length >= max_retries || !MAY_PASS.test(outcome.error)) return { outcome, failed };
    const wait = waitBefore(failed.length);
    if (signal.aborted || wait > millisecondsLeft()) return { outcome, failed };
    const execution_time = Math.round(performance.now() - started) / 1000;
    // An abort ends the pause only: what then happens to the next try is its own business.
    await sleep(wait, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return { outcome, failed };
    failed.push({ error: outcome.error.slice(0, 500), execution_time });
  }
}

/** Twice as long each time, and never all at the same moment. */
const waitBefore = (failures: number): number =>
  Math.min(FIRST_WAIT_MS * 2 ** failures, LONGEST_WAIT_MS) * (0.8 + Math.random() * 0.4);
