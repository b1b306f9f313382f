import { singleton } from "../../core/process/singleton.ts";
import { agentTypeOf } from "./agent-type.ts";
import type { RunWorker } from "./run-worker.ts";

const held = () => singleton<{ worker: RunWorker | null }>("run-worker", () => ({ worker: null }));

/** The worker of this process; null in one that only serves, and before the start and after the stop. */
export const currentWorker = (): RunWorker | null => held().worker;

export function setCurrentWorker(worker: RunWorker | null): void {
  held().worker = worker;
}

/** Whether this process takes runs. */
export const isWorking = (): boolean => currentWorker() !== null;

/** How long the job of a run may wait that this process announces and has room for: it is the guarantee, not the way. */
const ANNOUNCED_MS = 2_000;

/** Milliseconds for `enqueueRun` of a run that is announced with `announceRunStarted` after its commit. */
export const wakeDelay = (): number => (currentWorker()?.hasRoom ? ANNOUNCED_MS : 0);

/** Says which agent works on a run, for the statistics of the pool. */
export const notePlace = (run_id: string, agent_name: string): void =>
  currentWorker()?.pool.note(run_id, agentTypeOf(agent_name));
