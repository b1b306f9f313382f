import { announce, onAnnounced } from "../core/announce.ts";
import { singleton } from "../core/process/singleton.ts";

/** Why a run stops before its answer is whole. */
export type StopReason = "cancelled" | "lease_lost" | "shutdown";

type Stop = (reason: StopReason) => void;

/** Tells a run to stop at once, here or in another process; one that is not reached learns it when it renews its lease. */
class StopSignals {
  readonly #stops = new Map<string, Stop>();

  constructor() {
    onAnnounced("stop_run", (run_ids) => {
      for (const run_id of run_ids) this.#stops.get(run_id)?.("cancelled");
    });
  }

  listen(run_id: string, stop: Stop): () => void {
    this.#stops.set(run_id, stop);
    return () => {
      if (this.#stops.get(run_id) === stop) this.#stops.delete(run_id);
    };
  }

  stop(run_id: string, reason: StopReason): void {
    const stop = this.#stops.get(run_id);
    if (stop) stop(reason);
    else if (reason === "cancelled") announce("stop_run", [run_id]);
  }
}

export const stopSignals = (): StopSignals => singleton("stop-signals", () => new StopSignals());
