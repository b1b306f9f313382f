import type { Actor } from "../../core/actor.ts";
import { requestContext } from "../../core/log/request-context.ts";
import { holdOpen } from "../../limits/index.ts";
import { type Contract, limitClassOf } from "../../protocol/contract/define.ts";

/**
 * Does a call's work; one that waits for a run or receives a file is counted among its person's open calls as long as it
 * lasts. An event stream that it answers with goes on with its place, see {@link takeHeldPlace}.
 */
export async function whileOpen<T>(contract: Contract, actor: Actor, work: () => Promise<T>): Promise<T> {
  const kind = limitClassOf(contract);
  if (kind !== "run" && kind !== "upload") return await work();
  const leave = holdOpen(kind, actor);
  const context = requestContext();
  if (context) context.held = leave;
  try {
    return await work();
  } finally {
    if (!context || context.held) leave();
  }
}

/** The place among the open calls that the request at hand has already: a message that was sent must not fail for want of one. */
export function takeHeldPlace(): (() => void) | undefined {
  const context = requestContext();
  const held = context?.held;
  if (context) context.held = undefined;
  return held;
}
