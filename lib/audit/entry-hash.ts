import { createHash } from "node:crypto";
import type { SealedFields } from "../../db/queries/operation/audit.ts";

/** What the first seal stands on. */
export const GENESIS = "0".repeat(64);

/**
 * The hash of a seal, SHA-256 in hex: over the hash before it and the canonical JSON of its entry. `data` and `created_at`
 * are PostgreSQL's own texts of them (jsonb has one order of keys, the time its microseconds), so nothing is lost on the
 * way through JavaScript.
 */
export function entryHash(previous: string, entry: SealedFields): string {
  const { audit_id, event, actor_id, subject_id, data, created_at } = entry;
  const canonical = JSON.stringify([audit_id, event, actor_id, subject_id, data, created_at]);
  return createHash("sha256").update(`${previous}\n${canonical}`).digest("hex");
}
