import { Ratelimit } from "@upstash/ratelimit";
import { logger } from "../core/log/logger.ts";
import { withPlainScripts } from "./plain-scripts.ts";
import type { Policy } from "./policies.ts";
import type { SharedStore } from "./shared-store.ts";
import type { Taken } from "./sliding-window.ts";

/** How long a request waits for Redis; a count that is not there by then is made in this process. */
const TIMEOUT_MS = 250;
/** How long Redis is left alone after it did not answer. */
const AWAY_MS = 5_000;
/** Remembered refusals, which spare Redis the question; forgotten all at once when there are more. */
const MAX_REFUSALS = 20_000;

/** The same count for all processes of an installation, in Redis. */
export class SharedWindow {
  readonly #store: SharedStore;
  readonly #limiters = new Map<string, Ratelimit>();
  readonly #refusals = new Map<string, number>();
  #asks_again_at = 0;
  #is_away = false;

  constructor(store: SharedStore) {
    this.#store = { ...store, redis: withPlainScripts(store.redis) };
  }

  /** Null while Redis does not answer: then somebody else has to count. Never rejects. */
  async take(id: string, policy: Policy): Promise<Taken | null> {
    if (this.#is_away && !this.#isTimeToAsk()) return null;
    if (this.#refusals.size > MAX_REFUSALS) this.#refusals.clear();
    try {
      const { success, limit, remaining, reset, reason } = await this.#limiter(policy).limit(id);
      if (reason === "timeout") return this.#goAway("no answer in time");
      if (reason !== "cacheBlock") this.#comeBack();
      return { is_allowed: success, limit, remaining, reset };
    } catch (error) {
      return this.#goAway(error instanceof Error ? error.name : "unknown");
    }
  }

  /** True for one request each time: the others need not wait with it. */
  #isTimeToAsk(): boolean {
    const now = Date.now();
    if (now < this.#asks_again_at) return false;
    this.#asks_again_at = now + AWAY_MS;
    return true;
  }

  #limiter({ limit, window_ms }: Policy): Ratelimit {
    const name = `${limit}/${window_ms}`;
    const limiter = this.#limiters.get(name) ?? this.#createLimiter(limit, window_ms);
    this.#limiters.set(name, limiter);
    return limiter;
  }

  #createLimiter(limit: number, window_ms: number): Ratelimit {
    return new Ratelimit({
      redis: this.#store.redis,
      limiter: Ratelimit.slidingWindow(limit, `${window_ms} ms`),
      prefix: `${this.#store.prefix}limit`,
      ephemeralCache: this.#refusals,
      timeout: TIMEOUT_MS,
      analytics: false,
    });
  }

  #goAway(reason: string): null {
    if (!this.#is_away) logger().warn({ reason }, "Redis is away: each process counts rate limits for itself");
    this.#is_away = true;
    this.#asks_again_at = Date.now() + AWAY_MS;
    return null;
  }

  #comeBack(): void {
    if (this.#is_away) logger().info("Redis is back: rate limits are counted together again");
    this.#is_away = false;
  }
}
