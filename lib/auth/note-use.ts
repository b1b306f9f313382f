import { db } from "../../db/client.ts";
import { noteKeyUse } from "../../db/queries/sign-in/api-keys.ts";
import { noteSessionUse } from "../../db/queries/sign-in/sign-in-sessions.ts";
import { clock } from "../core/clock.ts";
import { logger } from "../core/log/logger.ts";
import { singleton } from "../core/process/singleton.ts";

const EVERY_MS = 60_000;

/** Those whose use is being written at this moment, so that a burst of requests writes it once. */
const pending = () => singleton("noting_use", () => new Set<string>());

type Used = { session_id: string } | { key_id: string };

/**
 * Writes down that a sign-in or key is in use, at most once a minute, beside the request and not before it: no answer
 * waits for it, and none fails with it.
 */
export function noteUse(used: Used, last_used_at: Date | null): void {
  if (last_used_at && clock.now().getTime() - last_used_at.getTime() < EVERY_MS) return;
  const id = "key_id" in used ? used.key_id : used.session_id;
  if (pending().has(id)) return;
  pending().add(id);
  const written = "key_id" in used ? noteKeyUse(db(), id) : noteSessionUse(db(), id);
  written
    .then(
      () => undefined,
      (error: unknown) => logger().warn({ err: error }, "the use of a sign-in could not be noted"),
    )
    .finally(() => pending().delete(id));
}
