import type { Actor } from "../core/actor.ts";
import { fail } from "../core/errors.ts";
import { requestContext } from "../core/log/request-context.ts";
import { singleton } from "../core/process/singleton.ts";
import { addressGroup } from "./address-group.ts";
import { ADDRESS_FACTOR, type OpenKind, policies, UNKNOWN_FACTOR } from "./policies.ts";

/** How many calls are open here: by what they are and whose. Those with none are not in it. */
const open = () => singleton("open_calls", () => new Map<string, number>());

const MESSAGE: Record<OpenKind, string> = {
  stream: "Too many event streams are open. Close some of them.",
  run: "Too many requests wait for an answer. Let some of them end, or send with `Prefer: respond-async`.",
  upload: "Too many files are on their way. Let some of them arrive first.",
};

/**
 * Counts a call that stays open, for its person and for its address, until the answer is called; calling it again does
 * nothing. RATE_LIMITED when either has as many open as it may. In this process only.
 */
export function holdOpen(kind: OpenKind, actor: Actor): () => void {
  const most = policies()?.open[kind];
  if (most === undefined) return () => undefined;
  const address = requestContext()?.address ?? "unknown";
  const factor = address === "unknown" ? ADDRESS_FACTOR * UNKNOWN_FACTOR : ADDRESS_FACTOR;
  const bounds = new Map([
    [`${kind}:user:${actor.user_id}`, most],
    [`${kind}:address:${addressGroup(address)}`, most * factor],
  ]);
  const isFull = [...bounds].some(([bucket, bound]) => (open().get(bucket) ?? 0) >= bound);
  if (isFull) throw fail("RATE_LIMITED", { message: MESSAGE[kind], retry_after: 10 });
  for (const bucket of bounds.keys()) add(bucket, 1);
  let isHeld = true;
  return () => {
    if (isHeld) for (const bucket of bounds.keys()) add(bucket, -1);
    isHeld = false;
  };
}

function add(bucket: string, count: number): void {
  const now = (open().get(bucket) ?? 0) + count;
  if (now > 0) open().set(bucket, now);
  else open().delete(bucket);
}
