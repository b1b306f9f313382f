import type { Db } from "../../db/client.ts";
import type { ModelUse } from "./model-use.ts";
import { recordUsage } from "./record-usage.ts";

/** Leaves something to be written in the transaction of the next write; again where that fails. */
type Defer = (work: (tx: Db) => Promise<void>) => void;

/**
 * What a run's model calls used, until it is written with whatever is written next. Calls of several agents that end
 * before that go into one statement.
 */
export class UsageTally {
  readonly #defer: Defer;
  /** Those that are not being written yet. */
  #waiting: ModelUse[] | null = null;

  constructor(defer: Defer) {
    this.#defer = defer;
  }

  /** Counts a call. A step that is taken from its record was counted by whoever recorded it. */
  note(use: ModelUse): void {
    if (this.#waiting) {
      this.#waiting.push(use);
      return;
    }
    const batch = [use];
    this.#waiting = batch;
    this.#defer(async (tx) => {
      // What is noted from here on is written with the next write; this batch again, as it is, if this one fails.
      if (this.#waiting === batch) this.#waiting = null;
      await recordUsage(tx, batch);
    });
  }
}
