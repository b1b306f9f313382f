import { fail } from "../core/errors.ts";
import { singleton } from "../core/process/singleton.ts";
import type { RateLimit } from "../protocol/contract/llm-configs.ts";
import { NO_STEP } from "./step/no-step.ts";
import type { StepResult } from "./step/step.ts";

const MINUTE_MS = 60_000;

/** What was asked of one provider in the last minute, by this process. */
interface Account {
  limit: RateLimit;
  /** When each call began, oldest first. */
  calls: number[];
  /** When each call ended and what it used, oldest first. */
  used: { at: number; tokens: number }[];
}

const accounts = () =>
  singleton("provider-rate-limits", () => ({
    of: new Map<string, Account>(),
    /** The provider that each model belongs to. */
    providers: new WeakMap<object, string>(),
  }));

/** Ties a model to its provider's limit as it is now; what the provider was asked before still counts. */
export function limitModel(model: object, llm_id: string, limit: RateLimit | null): void {
  const { of, providers } = accounts();
  if (limit === null) {
    of.delete(llm_id);
    return;
  }
  providers.set(model, llm_id);
  const known = of.get(llm_id);
  if (known) known.limit = limit;
  else of.set(llm_id, { limit, calls: [], used: [] });
}

const accountOf = (model: object): Account | undefined => {
  const { of, providers } = accounts();
  return of.get(providers.get(model) ?? "");
};

/**
 * Takes a call from the model's allowance, or answers as the provider itself would when it is asked too often: with the
 * seconds to wait. Nothing was sent then.
 */
export function takeCall(model: object, now = Date.now()): Extract<StepResult, { ok: false }> | null {
  const account = accountOf(model);
  if (!account) return null;
  const wait_ms = Math.max(waitForCalls(account, now), waitForTokens(account, now));
  if (wait_ms <= 0) {
    account.calls.push(now);
    return null;
  }
  const retry_after = Math.ceil(wait_ms / 1000);
  const message = `The limit that is set for this provider is reached. The next call can be made in ${retry_after} s.`;
  const error = fail("PROVIDER_RATE_LIMITED", { message, retryable: true, retry_after });
  return { ok: false, error, partial: NO_STEP, retryable: true, retry_after, was_sent: false };
}

/** Counts what a call used once that is known. */
export function noteTokens(model: object, tokens: number, now = Date.now()): void {
  const account = accountOf(model);
  if (account?.limit.tokens_per_minute != null) account.used.push({ at: now, tokens });
}

/** Milliseconds until a call more is within the limit. */
function waitForCalls({ calls, limit: { requests_per_minute: most } }: Account, now: number): number {
  while (calls[0] !== undefined && calls[0] <= now - MINUTE_MS) calls.shift();
  if (most === null || calls.length < most) return 0;
  const oldest = calls[calls.length - most] ?? now;
  return oldest + MINUTE_MS - now;
}

/** Milliseconds until so much of what was used is a minute ago that the rest is below the limit. */
function waitForTokens({ used, limit: { tokens_per_minute: most } }: Account, now: number): number {
  while (used[0] !== undefined && used[0].at <= now - MINUTE_MS) used.shift();
  if (most === null) return 0;
  let total = used.reduce((sum, { tokens }) => sum + tokens, 0);
  for (const { at, tokens } of used) {
    if (total < most) return 0;
    total -= tokens;
    if (total < most) return at + MINUTE_MS - now;
  }
  return 0;
}
