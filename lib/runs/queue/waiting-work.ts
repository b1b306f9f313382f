import { fail } from "../../core/errors.ts";
import { singleton } from "../../core/process/singleton.ts";
import type { Drained } from "../../protocol/contract/cron.ts";

type Drain = (budget_ms: number) => Promise<Drained>;

const state = () => singleton<{ drain: Drain | null }>("waiting-work", () => ({ drain: null }));

/** For the composition root: who works on what waits when a request asks for it. A route that knew the engine would carry it. */
export function setDrain(drain: Drain): void {
  state().drain = drain;
}

/** Works on what waits, once, for at most that many milliseconds. */
export async function drainWaitingWork(budget_ms: number): Promise<Drained> {
  const { drain } = state();
  if (!drain) throw fail("SERVICE_UNAVAILABLE");
  return await drain(budget_ms);
}
