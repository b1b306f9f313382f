import { createHash } from "node:crypto";
import type { SharedStore } from "./shared-store.ts";

type Redis = SharedStore["redis"];

/** What `@upstash/ratelimit` 2.2 writes above its scripts. Only Upstash's own Redis knows it, and needs it for speed alone. */
const UPSTASH_ONLY = /^#!lua flags=allow-key-locking\n/;

const sha1 = (text: string): string => createHash("sha1").update(text).digest("hex");

/** The same Redis, whose scripts an ordinary one behind a bridge understands, too. */
export function withPlainScripts(redis: Redis): Redis {
  const loaded = new Map<string, string>();
  const evaluate = async (script: string, keys: string[], args: unknown[]): Promise<unknown> => {
    const plain = await redis.scriptLoad(script.replace(UPSTASH_ONLY, ""));
    loaded.set(sha1(script), plain);
    return await redis.evalsha(plain, keys, args);
  };
  const evaluateLoaded = async (hash: string, keys: string[], args: unknown[]): Promise<unknown> => {
    const plain = loaded.get(hash);
    // At this word the caller sends the script itself.
    if (plain === undefined) throw new Error("NOSCRIPT");
    return await redis.evalsha(plain, keys, args);
  };
  return new Proxy(redis, {
    get(target, name) {
      if (name === "eval") return evaluate;
      if (name === "evalsha") return evaluateLoaded;
      return Reflect.get(target, name);
    },
  });
}
