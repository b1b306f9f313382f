import { singleton } from "../core/singleton.ts";

/** Why a run stops before its answer is whole. */
export type StopReason = "cancelled" | "lease_lost" | "shutdown";

type Stop = (reason: StopReason) => void;

/** Tells the run of this process to stop at once; a run elsewhere learns it when it renews its lease. */
class StopSignals {
  readonly #stops = new Map<string, Stop>();
  #isStopping = false;

  listen(run_id: string, stop: Stop): () => void {
    this.#stops.set(run_id, stop);
    if (this.#isStopping) stop("shutdown");
    return () => {
      if (this.#stops.get(run_id) === stop) this.#stops.delete(run_id);
    };
  }

  stop(run_id: string, reason: StopReason): void {
    this.#stops.get(run_id)?.(reason);
  }

  /** Stops the runs at work, and those that begin after: a worker may have one in hand. */
  shutDown(): void {
    this.#isStopping = true;
    for (const stop of this.#stops.values()) stop("shutdown");
  }

  /** How many runs this process executes. */
  get running(): number {
    return this.#stops.size;
  }
}

export const stopSignals = (): StopSignals => singleton("stop-signals", () => new StopSignals());
