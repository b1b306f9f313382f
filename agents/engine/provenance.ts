/**
 * Where a run's words come from. Once it has read something untrusted (a page, an attached file), an address that neither
 * the person wrote nor something read names literally is visited only with the person's approval: an address that a fooled
 * model puts together could carry the conversation away.
 */
export class Provenance {
  readonly #person: string;
  readonly #read: string[] = [];

  constructor(person: string[]) {
    this.#person = person.join("\n");
  }

  /** Takes note of what a tool brought in from outside. */
  note(text: string): void {
    this.#read.push(text);
  }

  /** Whether something from outside may be steering the run. */
  get hasReadUntrusted(): boolean {
    return this.#read.length > 0;
  }

  /** Whether an address may be visited without asking. */
  mayVisit(address: string): boolean {
    if (!this.hasReadUntrusted) return true;
    const named = address.replace(/\/$/, "");
    return this.#person.includes(named) || this.#read.some((text) => text.includes(named));
  }
}
