import { clock } from "../core/clock.ts";
import { fail } from "../core/errors.ts";
import { requestContext } from "../core/log/request-context.ts";
import { singleton } from "../core/process/singleton.ts";
import { addressGroup } from "../limits/index.ts";

/** `free` tries within `window_ms`, then a wait that doubles with each further one, from a second up to `max_wait_ms`. */
export interface ThrottleRule {
  free: number;
  window_ms: number;
  max_wait_ms: number;
}

interface Tries {
  count: number;
  free: number;
  last: number;
  blocked_until: number;
}

/** More keys than this are forgotten, oldest first: a flood of made-up keys must not fill the memory. */
const MAX_KEYS = 20_000;

const tries = () => singleton("throttle", () => new Map<string, Tries>());

/** Where the request at hand comes from, as tries are counted: by address, of IPv6 by household. */
export const clientGroup = (): string => addressGroup(requestContext()?.address ?? "unknown");

/**
 * Counts a try under each key. Throws RATE_LIMITED with `retry_after` (seconds) when one of them has to wait; then none is
 * counted, so waiting out is enough. In this process only.
 */
export function countTry(rules: Record<string, ThrottleRule>): void {
  const now = clock.now().getTime();
  const waits = Object.keys(rules).map((key) => (tries().get(key)?.blocked_until ?? 0) - now);
  const wait = Math.max(0, ...waits);
  if (wait > 0) throw fail("RATE_LIMITED", { retry_after: Math.ceil(wait / 1_000) });
  for (const [key, rule] of Object.entries(rules)) note(key, rule, now);
}

function note(key: string, rule: ThrottleRule, now: number): void {
  const known = tries().get(key);
  const count = known && now - known.last < rule.window_ms ? known.count + 1 : 1;
  const wait = count < rule.free ? 0 : Math.min(1_000 * 2 ** (count - rule.free), rule.max_wait_ms);
  tries().delete(key);
  tries().set(key, { count, free: rule.free, last: now, blocked_until: now + wait });
  if (tries().size > MAX_KEYS) for (const oldest of tries().keys()) return void tries().delete(oldest);
}

/**
 * Takes one try back under each key, or all of them with `everything`: it was a good one. A wait that other tries have
 * earned stays, or whoever has an account of their own would wipe it away.
 */
export function forgiveTry(keys: string[], everything = false): void {
  for (const key of keys) {
    const known = tries().get(key);
    if (!known) continue;
    if (everything || known.count <= 1) tries().delete(key);
    else tries().set(key, { ...known, count: known.count - 1, ...(known.count <= known.free && { blocked_until: 0 }) });
  }
}
