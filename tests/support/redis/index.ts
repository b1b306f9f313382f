export { noRedis, type Redis, startRedis } from "./start-redis.ts";
export { startUpstashBridge, type UpstashBridge } from "./start-upstash-bridge.ts";
