import { z } from "zod";
import { db } from "../../db/client.ts";
import { type AuditRow, countAuditRows, listAuditRows } from "../../db/queries/operation/audit.ts";
import type { Actor } from "../core/actor.ts";
import { decodeCursor, encodeCursor } from "../core/http/cursor.ts";
import { requirePermission } from "../core/permissions.ts";
import { type AuditEntry, type AuditSort, auditSortSchema, type ListAuditQuery } from "../protocol/contract/audit.ts";
import { type Page, pageOf } from "../protocol/envelope.ts";

/** Further the total is not counted: the log only grows. */
const COUNTED = 10_000;

/** `sort` and the last entry of the page before. */
const placeSchema = z.tuple([auditSortSchema, z.number().int().min(0)]);

/**
 * The audit log, newest first unless sorted otherwise: what the actor did and what was done to their account, or
 * everything. FORBIDDEN for `scope: "all"` without the permission `audit:read`, VALIDATION_ERROR for a cursor that is not
 * of this list in this order.
 */
export async function listAuditEntries(actor: Actor, query: ListAuditQuery): Promise<Page<AuditEntry>> {
  const { scope, page, per_page, cursor, sort = "-created_at", ...wanted } = query;
  if (scope === "all") requirePermission(actor, "audit:read");
  const filter = { ...wanted, about: scope === "all" ? undefined : actor.user_id };
  const after = cursor === undefined ? undefined : entryIn(cursor, sort);
  const offset = after === undefined ? (page - 1) * per_page : 0;
  const [rows, total] = await Promise.all([
    // One more than asked for shows whether there is a next page.
    listAuditRows(db(), filter, { sort, limit: per_page + 1, offset, after }),
    countAuditRows(db(), filter, COUNTED),
  ]);
  const shown = rows.slice(0, per_page);
  const items = shown.map((row) => entryOf(row, scope === "all" ? null : actor.user_id));
  const { pagination } = pageOf(items, total, page, per_page);
  const last = rows.length > per_page ? shown.at(-1) : undefined;
  const next_cursor = last ? encodeCursor([sort, last.audit_id]) : null;
  return { items, pagination: { ...pagination, has_next: next_cursor !== null, next_cursor } };
}

function entryIn(cursor: string, sort: AuditSort): number {
  const [, audit_id] = decodeCursor(
    placeSchema.refine(([order]) => order === sort),
    cursor,
  );
  return audit_id;
}

/** For a reader of their own entries, others have neither a name nor an address. */
function entryOf(row: AuditRow, reader: string | null): AuditEntry {
  const { address, request_id, ...data } = row.data;
  const isShown = (user_id: string | null) => reader === null || user_id === null || user_id === reader;
  const person = (user_id: string | null, nickname: string | null) =>
    user_id === null ? null : { user_id, nickname: isShown(user_id) ? nickname : null };
  const text = (value: unknown) => (typeof value === "string" && isShown(row.actor_id) ? value : null);
  return {
    audit_id: row.audit_id,
    event: row.event,
    actor: person(row.actor_id, row.actor_nickname),
    subject: person(row.subject_id, row.subject_nickname),
    data,
    address: text(address),
    request_id: text(request_id),
    created_at: row.created_at.toISOString(),
  };
}
