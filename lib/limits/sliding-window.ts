import type { Policy } from "./policies.ts";

/** How a call met its allowance. `reset` is the end of the present window, in milliseconds since 1970. */
export interface Taken {
  is_allowed: boolean;
  limit: number;
  remaining: number;
  reset: number;
}

interface Bucket {
  window: number;
  current: number;
  previous: number;
  is_blocked: boolean;
}

/**
 * More buckets than twice this are never kept: a flood of made-up addresses must not fill the memory. They are forgotten a
 * generation at a time, since taking the oldest out of a large map one by one is slow.
 */
const GENERATION = 10_000;

/**
 * Counts calls as `@upstash/ratelimit` does with its sliding window: the calls of the present window, and of the previous
 * one as large a part as it still reaches into the last `window_ms`. Who was refused waits until the window ends.
 */
export class SlidingWindow {
  #recent = new Map<string, Bucket>();
  #earlier = new Map<string, Bucket>();

  get size(): number {
    return this.#recent.size + this.#earlier.size;
  }

  take(id: string, { limit, window_ms }: Policy, now: number): Taken {
    const window = Math.floor(now / window_ms);
    const bucket = this.#bucket(id, window);
    const reset = (window + 1) * window_ms;
    const earlier = Math.floor((1 - (now % window_ms) / window_ms) * bucket.previous);
    if (bucket.is_blocked || earlier + bucket.current >= limit) {
      bucket.is_blocked = true;
      return { is_allowed: false, limit, remaining: 0, reset };
    }
    bucket.current += 1;
    return { is_allowed: true, limit, remaining: limit - earlier - bucket.current, reset };
  }

  #bucket(id: string, window: number): Bucket {
    const bucket = this.#recent.get(id) ?? this.#keep(id, this.#earlier.get(id) ?? fresh(window));
    if (bucket.window === window) return bucket;
    const previous = bucket.window === window - 1 ? bucket.current : 0;
    return Object.assign(bucket, { window, current: 0, previous, is_blocked: false });
  }

  #keep(id: string, bucket: Bucket): Bucket {
    if (this.#recent.size >= GENERATION) {
      this.#earlier = this.#recent;
      this.#recent = new Map();
    }
    this.#earlier.delete(id);
    this.#recent.set(id, bucket);
    return bucket;
  }
}

const fresh = (window: number): Bucket => ({ window, current: 0, previous: 0, is_blocked: false });
