import { env } from "../core/env.ts";
import type { SharedStore } from "../limits/index.ts";
import { channelPrefix } from "./hub.ts";
import { redisCommands } from "./redis.ts";

/** Where the processes of this installation count together; null without Redis. */
export function sharedCounts(): SharedStore | null {
  const { UPSTASH_REDIS_REST_URL: url, UPSTASH_REDIS_REST_TOKEN: token } = env();
  return url && token ? { redis: redisCommands(url, token), prefix: channelPrefix() } : null;
}
