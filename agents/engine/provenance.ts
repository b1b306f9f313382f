/**
 * Where a run's words come from. Once it has read something untrusted (a page, an attached file), an address may only be
 * visited if the person wrote it or something read names it literally: an address that a fooled model puts together could
 * carry the conversation away.
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

  mayVisit(address: string): boolean {
    if (this.#read.length === 0) return true;
    const named = address.replace(/\/$/, "");
    return this.#person.includes(named) || this.#read.some((text) => text.includes(named));
  }
}
