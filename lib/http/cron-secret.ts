import { createHash, timingSafeEqual } from "node:crypto";
import { env } from "../core/env.ts";
import { fail } from "../core/errors.ts";

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

/** Lets a request through whose bearer is `ALMA_CRON_SECRET`. NOT_FOUND where none is set, UNAUTHORIZED for another. */
export function requireCronSecret(request: Request): void {
  const secret = env().ALMA_CRON_SECRET;
  if (!secret) throw fail("NOT_FOUND", { what: "address" });
  const given = request.headers.get("authorization") ?? "";
  if (!timingSafeEqual(digest(given), digest(`Bearer ${secret}`))) {
    throw fail("UNAUTHORIZED", { message: "The cron secret is missing or wrong." });
  }
}
