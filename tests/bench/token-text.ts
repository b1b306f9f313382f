/**
 * What a token of the bench looks like: `^`, its number in four digits of base 36, the provider's clock in ten digits of
 * microseconds, a space. Sixteen plain bytes, the same in JSON, SSE and WebSocket frames, so that one scanner reads all.
 */
export const TOKEN_BYTES = 16;
const MARK = 0x5e;
const DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz";
const WRAP_US = 1e10;

/** Writes token `index` at `at`; `stamp_us` is a reading of the monotonic clock. */
export function writeToken(into: Buffer, at: number, index: number, stamp_us: number): void {
  into[at] = MARK;
  let rest = index;
  for (let place = at + 4; place > at; place--) {
    into[place] = DIGITS.charCodeAt(rest % 36);
    rest = Math.floor(rest / 36);
  }
  let stamp = stamp_us % WRAP_US;
  for (let place = at + 14; place > at + 4; place--) {
    into[place] = 0x30 + (stamp % 10);
    stamp = Math.floor(stamp / 10);
  }
  into[at + 15] = 0x20;
}

const digit = (byte: number): number => (byte >= 0x61 ? byte - 0x57 : byte - 0x30);

/** Reads tokens out of a byte stream, each once and in order; a text that is told a second time is passed over. */
export class TokenScanner {
  /** Tokens seen. */
  count = 0;
  #rest: Buffer | null = null;
  readonly #each: (stamp_us: number, index: number) => void;

  /** `each` gets a token's clock, wrapped as it was written: compare with {@link sinceStamp}. */
  constructor(each: (stamp_us: number, index: number) => void) {
    this.#each = each;
  }

  push(chunk: Buffer): void {
    const bytes = this.#rest ? Buffer.concat([this.#rest, chunk]) : chunk;
    this.#rest = null;
    let at = bytes.indexOf(MARK);
    while (at >= 0) {
      if (at + TOKEN_BYTES > bytes.length) {
        this.#rest = bytes.subarray(at);
        return;
      }
      at = bytes.indexOf(MARK, this.#take(bytes, at) ? at + TOKEN_BYTES : at + 1);
    }
  }

  #take(bytes: Buffer, at: number): boolean {
    let index = 0;
    for (let place = at + 1; place < at + 5; place++) index = index * 36 + digit(bytes[place] ?? 0);
    if (index !== this.count) return false;
    let stamp = 0;
    for (let place = at + 5; place < at + 15; place++) stamp = stamp * 10 + (bytes[place] ?? 0) - 0x30;
    this.count += 1;
    this.#each(stamp, index);
    return true;
  }
}

/** Microseconds from a token's stamp to `now_us`. */
export const sinceStamp = (now_us: number, stamp_us: number): number =>
  ((now_us % WRAP_US) - stamp_us + WRAP_US) % WRAP_US;
