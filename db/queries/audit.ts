import type { Db } from "../client.ts";
import { auditLog } from "../schema/index.ts";

export const insertAuditEntry = (
  db: Db,
  entry: { event: string; actor_id: string | null; data: Record<string, unknown> },
) => db.insert(auditLog).values(entry);
