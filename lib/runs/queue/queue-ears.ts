import { hearOfRuns, passWakeUpOn, stopHearing } from "../../../db/queue.ts";
import type { Ears } from "./run-worker.ts";

/** Hears of runs through the queue; `wake` is called when some wait. */
export function queueEars(wake: () => Promise<void>): Ears {
  let id: string | null = null;
  return {
    open: async () => {
      id = await hearOfRuns(wake);
    },
    close: async () => {
      if (id !== null) await stopHearing(id);
      id = null;
    },
    passOn: passWakeUpOn,
  };
}
