import type { RedisMessage } from "../redis.ts";

/** Least time between two requests: what is said meanwhile goes out together. */
const GATHER_MS = 20;
/** Characters of one message, well below what a server accepts in one request. */
const MESSAGE_SIZE = 256 * 1024;
/** Characters that may wait; a connection that is further behind is as good as down. */
const MOST_WAITING = 4 * 1024 * 1024;

export interface OutboxOptions {
  pack: (items: string[]) => string;
  publish: (messages: RedisMessage[]) => Promise<number[]>;
  /** Nobody heard what was said on this channel. */
  onUnheard: (channel: string) => void;
  onFailure: (error: unknown) => void;
}

/** Sends what is said to channels, in order, one request at a time and few of them; never makes the speaker wait. */
export class Outbox {
  readonly #options: OutboxOptions;
  #waiting: { channel: string; item: string }[] = [];
  #size = 0;
  #isSending = false;
  #timer: NodeJS.Timeout | null = null;
  /** Grows when what waits is forgotten: what is still on its way then is no news any more. */
  #era = 0;

  constructor(options: OutboxOptions) {
    this.#options = options;
  }

  add(channel: string, item: string): void {
    this.#waiting.push({ channel, item });
    this.#size += item.length;
    if (this.#size > MOST_WAITING) this.#options.onFailure(new Error("it is too slow"));
    else if (!this.#isSending) this.#timer ??= setTimeout(() => void this.#send(), 0);
  }

  /** Forgets what was not sent. */
  clear(): void {
    this.#era += 1;
    this.#waiting = [];
    this.#size = 0;
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }

  async #send(): Promise<void> {
    this.#timer = null;
    this.#isSending = true;
    const next = Date.now() + GATHER_MS;
    const era = this.#era;
    try {
      const batch = this.#take();
      const heard = await this.#options.publish(batch);
      for (const [index, { channel }] of batch.entries()) {
        if (heard[index] === 0 && era === this.#era) this.#options.onUnheard(channel);
      }
    } catch (error) {
      if (era === this.#era) this.#options.onFailure(error);
    } finally {
      this.#isSending = false;
    }
    if (this.#waiting.length > 0) {
      this.#timer ??= setTimeout(() => void this.#send(), Math.max(0, next - Date.now()));
    }
  }

  /** What waits, one message per channel, up to a size; the order within a channel stays. */
  #take(): RedisMessage[] {
    const byChannel = new Map<string, string[]>();
    let taken = 0;
    let count = 0;
    for (const { channel, item } of this.#waiting) {
      if (count > 0 && taken + item.length > MESSAGE_SIZE) break;
      const items = byChannel.get(channel) ?? [];
      items.push(item);
      byChannel.set(channel, items);
      taken += item.length;
      count += 1;
    }
    this.#waiting = this.#waiting.slice(count);
    this.#size -= taken;
    return [...byChannel].map(([channel, items]) => ({ channel, message: this.#options.pack(items) }));
  }
}
