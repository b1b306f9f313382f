import type { Lease } from "../lease.ts";

/** Who keeps the places. */
interface Keeper {
  begin: (lease: Lease) => void;
  giveUp: (run_id: string) => void;
}

/** A place in this process for a run that is about to be written: it is begun with the transaction that writes it. */
export class ReservedPlace {
  readonly run_id: string;
  /** Places of this process that the same person has reserved besides, for runs that no query sees yet. */
  readonly reserved_besides: number;
  readonly #keeper: Keeper;
  #isOpen = true;

  constructor(keeper: Keeper, run_id: string, reserved_besides: number) {
    this.#keeper = keeper;
    this.run_id = run_id;
    this.reserved_besides = reserved_besides;
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
