import type { Lease } from "../lease/lease.ts";

/** Who keeps the places. */
interface Keeper {
  begin: (lease: Lease) => void;
  giveUp: (run_id: string) => void;
}

/** A place in this process for a run that is about to be written: it is begun with the transaction that writes it. */
export class ReservedPlace {
  readonly run_id: string;
  readonly #keeper: Keeper;
  #isOpen = true;

  constructor(keeper: Keeper, run_id: string) {
    this.#keeper = keeper;
    this.run_id = run_id;
  }

  begin(lease: Lease): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#keeper.begin(lease);
  }

  /** Gives the place back; nothing for one that was begun. */
  giveUp(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#keeper.giveUp(this.run_id);
  }
}
