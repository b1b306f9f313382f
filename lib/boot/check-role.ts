import { env } from "../core/env.ts";
import { bootError } from "./boot-error.ts";

const REDIS = ["UPSTASH_REDIS_REST_URL", "UPSTASH_REDIS_REST_TOKEN"] as const;

/** Refuses a set-up of processes that cannot work, in words that say what to set. */
export function checkRole(): void {
  const { ALMA_ROLE: role, DATABASE_URL } = env();
  const missing: string[] = REDIS.filter((name) => !env()[name]);
  if (missing.length === 1) throw bootError(`${REDIS.join(" and ")} belong together: ${missing[0]} is not set.`);
  const url = env().UPSTASH_REDIS_REST_URL;
  if (url && !/^https?:\/\/[^\s/]+/.test(url)) {
    throw bootError("UPSTASH_REDIS_REST_URL is not a URL. It looks like https://name.upstash.io.");
  }
  if (role === "all") return;
  if (!DATABASE_URL) missing.unshift("DATABASE_URL");
  if (missing.length === 0) return;
  throw bootError(
    `ALMA_ROLE=${role} shares its work with other processes, and needs a database and a Redis they all reach: set ${missing.join(", ")} (docs/processes.md), or leave ALMA_ROLE out.`,
  );
}
