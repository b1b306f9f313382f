import type { RunRow } from "../../../db/queries/runs/runs.ts";
import type { AlmaError } from "../../core/errors.ts";
import type { ErrorCode } from "../../protocol/error-codes.ts";

/** A provider that wants a longer pause is not waited for: the person is told when to come back. */
const MAX_RETRY_AFTER_S = 15 * 60;
const MAX_RETRIES = 3;
const RATE_LIMITED_FIRST_MS = 15_000;
/** So that runs put back together do not all come back together. */
const SPREAD_MS = 1_000;
const SCHEDULED_MS = [5_000, 30_000, 120_000];
const PASSING: ReadonlySet<ErrorCode> = new Set(["MODEL_UNAVAILABLE", "PROVIDER_TIMEOUT", "PROVIDER_BAD_RESPONSE"]);

/**
 * Milliseconds until a run that failed is tried again as a whole, without holding a worker; null when it ends now. A
 * provider that limits how often it is asked is waited for. Other passing failures are waited out for scheduled runs only:
 * a person in front of the page is told at once, after the retries within the step. Never for a refused key, a rejected
 * request, a budget or a stop. `spread` is from 0 to 1.
 */
export function retryDelay(
  error: Pick<AlmaError, "code" | "retryable" | "retry_after">,
  run: Pick<RunRow, "task_type" | "retry_count">,
  spread = Math.random(),
): number | null {
  const { code, retryable, retry_after } = error;
  if (run.retry_count >= MAX_RETRIES) return null;
  if (code !== "PROVIDER_RATE_LIMITED") {
    if (!retryable || !PASSING.has(code) || run.task_type !== "scheduled") return null;
    return SCHEDULED_MS[run.retry_count] ?? null;
  }
  if (retry_after === undefined) return Math.round(RATE_LIMITED_FIRST_MS * 2 ** run.retry_count * (0.75 + spread / 2));
  return retry_after > MAX_RETRY_AFTER_S ? null : Math.round(retry_after * 1000 + spread * SPREAD_MS);
}
