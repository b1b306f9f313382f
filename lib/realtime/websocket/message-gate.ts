import { clock } from "../../core/clock.ts";
import type { SocketLimits } from "./socket-limits.ts";

type Limits = Pick<SocketLimits, "burst" | "burst_ms" | "max_refused">;

/** How fast one socket may send: a bucket of `burst` messages that refills over `burst_ms`. */
export class MessageGate {
  readonly #limits: Limits;
  #left: number;
  #filled_at = clock.now().getTime();
  #refused = 0;

  constructor(limits: Limits) {
    this.#limits = limits;
    this.#left = limits.burst;
  }

  /** 0 for a message that may pass, otherwise the seconds to wait; "abuse" when the sender does not wait at all. */
  ask(): number | "abuse" {
    const { burst, burst_ms, max_refused } = this.#limits;
    const now = clock.now().getTime();
    this.#left = Math.min(burst, this.#left + ((now - this.#filled_at) / burst_ms) * burst);
    this.#filled_at = now;
    if (this.#left === burst) this.#refused = 0;
    if (this.#left >= 1) {
      this.#left -= 1;
      return 0;
    }
    this.#refused += 1;
    if (this.#refused > max_refused) return "abuse";
    return Math.ceil(((1 - this.#left) * burst_ms) / burst / 1_000);
  }
}
