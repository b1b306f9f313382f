/**
 * Cuts a stream of PostgreSQL's protocol into its messages: a type byte, then a length that counts itself. The first
 * message of a client has no type byte (`typed` false until it has passed).
 */
export class Frames {
  #rest: Buffer = Buffer.alloc(0);
  #typed: boolean;

  constructor(typed: boolean) {
    this.#typed = typed;
  }

  /** The whole messages that `chunk` completes; `type` is "" for the untyped first one. */
  push(chunk: Buffer): { type: string; bytes: Buffer }[] {
    this.#rest = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    const whole: { type: string; bytes: Buffer }[] = [];
    for (;;) {
      const head = this.#typed ? 1 : 0;
      if (this.#rest.length < head + 4) return whole;
      const size = head + this.#rest.readInt32BE(head);
      if (this.#rest.length < size) return whole;
      const bytes = this.#rest.subarray(0, size);
      this.#rest = this.#rest.subarray(size);
      whole.push({ type: this.#typed ? String.fromCharCode(bytes[0] ?? 0) : "", bytes });
      this.#typed = true;
    }
  }
}

/** The zero-ended strings of a message from `offset` on, at most `count`. */
export function strings(bytes: Buffer, offset: number, count: number): string[] {
  const found: string[] = [];
  for (let at = offset; at < bytes.length && found.length < count; ) {
    const end = bytes.indexOf(0, at);
    if (end < 0) return found;
    found.push(bytes.toString("utf8", at, end));
    at = end + 1;
  }
  return found;
}
