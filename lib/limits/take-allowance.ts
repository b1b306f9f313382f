import type { Actor } from "../core/actor.ts";
import { clock } from "../core/clock.ts";
import { fail } from "../core/errors.ts";
import { requestContext } from "../core/log/request-context.ts";
import { singleton } from "../core/process/singleton.ts";
import type { LimitClass } from "../protocol/contract/define.ts";
import { addressGroup } from "./address-group.ts";
import { type Policy, policies, times, UNKNOWN_FACTOR } from "./policies.ts";
import type { SharedStore } from "./shared-store.ts";
import { SharedWindow } from "./shared-window.ts";
import { SlidingWindow, type Taken } from "./sliding-window.ts";

interface Counters {
  /** Apart, so that a flood of addresses forgets no person's count. */
  addresses: SlidingWindow;
  people: SlidingWindow;
  shared: SharedWindow | null;
}

const counters = () =>
  singleton<Counters>("limit_counters", () => ({
    addresses: new SlidingWindow(),
    people: new SlidingWindow(),
    shared: null,
  }));

/** Counts in Redis from now on, together with the other processes; `null` ends it. */
export function shareCounts(store: SharedStore | null): void {
  counters().shared = store && new SharedWindow(store);
}

/**
 * Takes one call of a class from the allowance of the request's address. RATE_LIMITED when it is used up. Before anybody is
 * known this must cost nothing, so it is counted in this process; with `is_public` nobody will be known, and then it is
 * counted with the other processes.
 */
export async function limitAddress(name: LimitClass, { is_public = false } = {}): Promise<void> {
  const policy = policies()?.address[name];
  if (!policy) return;
  const address = requestContext()?.address ?? "unknown";
  const isUnknown = address === "unknown";
  const bucket = `address:${name}:${addressGroup(address)}`;
  const allowed = isUnknown ? times(policy, UNKNOWN_FACTOR) : policy;
  settle(await take(bucket, allowed, counters().addresses, is_public));
}

/** The same for a person, and for the key they came with: a key cannot use up more than a person has. */
export async function limitPerson(actor: Actor, name: LimitClass): Promise<void> {
  const policy = policies()?.person[name];
  if (!policy) return;
  const { people } = counters();
  const ofPerson = take(`user:${name}:${actor.user_id}`, policy, people, true);
  if (!actor.api_key) return settle(await ofPerson);
  const both = await Promise.all([take(`key:${name}:${actor.api_key.key_id}`, policy, people, true), ofPerson]);
  settle(both.reduce((least, taken) => (isScarcer(taken, least) ? taken : least)));
}

const isScarcer = (one: Taken, other: Taken): boolean =>
  one.is_allowed === other.is_allowed ? one.remaining < other.remaining : !one.is_allowed;

async function take(bucket: string, policy: Policy, local: SlidingWindow, isShared: boolean): Promise<Taken> {
  const { shared } = counters();
  const together = isShared && shared ? await shared.take(bucket, policy) : null;
  return together ?? local.take(bucket, policy, clock.now().getTime());
}

/** Says in the request's context what is left; RATE_LIMITED when nothing was. */
function settle({ is_allowed, limit, remaining, reset }: Taken): void {
  const seconds = Math.max(1, Math.ceil((reset + 1 - clock.now().getTime()) / 1_000));
  const context = requestContext();
  if (context) context.allowance = { limit, remaining, reset: seconds };
  if (!is_allowed) throw fail("RATE_LIMITED", { retry_after: seconds });
}
