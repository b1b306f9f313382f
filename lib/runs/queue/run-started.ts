import { singleton } from "../../core/process/singleton.ts";

export interface RunStarted {
  run_id: string;
  priority?: number;
}

type Listener = (run: RunStarted) => void;

const listeners = () => singleton("run-started", () => new Set<Listener>());

/** Hears of runs that this process has just committed, until the answer is called. */
export function onRunStarted(listener: Listener): () => void {
  listeners().add(listener);
  return () => void listeners().delete(listener);
}

/** To be called after the commit that wrote a queued run: a worker of this process may begin it at once. */
export function announceRunStarted(run: RunStarted): void {
  for (const listener of listeners()) listener(run);
}
