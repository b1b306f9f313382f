import { setTimeout as delay } from "node:timers/promises";
import { fail } from "../../core/errors.ts";
import type { ChatModel, StepCall, StepListener, StepResult } from "./step.ts";
import { streamStep } from "./stream-step.ts";

export interface RetryOptions {
  /** The first try included. Default 3. */
  max_attempts?: number;
  /** Waits; must reject when the signal aborts. Default: a timer. */
  sleep?: (ms: number, signal: AbortSignal) => Promise<void>;
  /** A number from 0 to 1 that spreads the waits. Default `Math.random`. */
  random?: () => number;
}

export interface RetryListener extends StepListener {
  /** A new attempt begins (2, 3, ...). What the attempt before it streamed is void. */
  attempt?(attempt: number, after: { error: Extract<StepResult, { ok: false }>["error"]; waited_ms: number }): void;
}

const FIRST_WAIT_MS = 500;
const MAX_WAIT_MS = 8_000;
/** A provider that wants a longer pause is not waited for: the person is told when to come back instead. */
const MAX_RETRY_AFTER_S = 30;

/**
 * {@link streamStep}, again after failures that another attempt can mend (never a refused key or a rejected request). Waits
 * as long as the provider asks, otherwise 0.5 s doubling to 8 s, with jitter. Gives the last attempt's result, how many
 * there were, and how many of them reached out to the provider.
 */
export async function streamStepWithRetries(
  model: ChatModel,
  call: StepCall,
  on: RetryListener,
  options: RetryOptions = {},
): Promise<StepResult & { attempts: number; requests: number }> {
  const { max_attempts = 3, sleep = wait, random = Math.random } = options;
  for (let attempt = 1, requests = 0; ; attempt++) {
    const result = await streamStep(model, call, on);
    if (result.ok || result.was_sent !== false) requests += 1;
    if (result.ok || attempt >= max_attempts || !isWorthRetrying(result))
      return { ...result, attempts: attempt, requests };
    const waited_ms = waitBefore(attempt, result.retry_after, random());
    try {
      await sleep(waited_ms, call.signal);
    } catch {
      const error = fail("RUN_CANCELLED", { message: "The run was stopped." });
      return { ok: false, error, partial: result.partial, retryable: false, attempts: attempt, requests };
    }
    on.attempt?.(attempt + 1, { error: result.error, waited_ms });
  }
}

const isWorthRetrying = (result: Extract<StepResult, { ok: false }>): boolean =>
  result.retryable && (result.retry_after ?? 0) <= MAX_RETRY_AFTER_S;

/** Milliseconds; `spread` from 0 to 1. Never less than the provider asked for. */
function waitBefore(attempt: number, retry_after: number | undefined, spread: number): number {
  if (retry_after !== undefined) return Math.ceil(retry_after * 1000 + spread * 250);
  const ceiling = Math.min(FIRST_WAIT_MS * 2 ** (attempt - 1), MAX_WAIT_MS);
  return Math.round(ceiling * (0.5 + spread / 2));
}

async function wait(ms: number, signal: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal });
}
