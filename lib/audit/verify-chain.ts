import { db } from "../../db/client.ts";
import { listSealsWithEntries, lookForUnsealed } from "../../db/queries/operation/audit-seals.ts";
import type { Actor } from "../core/actor.ts";
import { clock } from "../core/clock.ts";
import { requirePermission } from "../core/permissions.ts";
import type { AuditVerification } from "../protocol/contract/audit.ts";
import { entryHash, GENESIS } from "./entry-hash.ts";

const PAGE = 1_000;
const HOUR_MS = 3_600_000;

type Fault = NonNullable<AuditVerification["fault"]>;
type Head = NonNullable<AuditVerification["head"]>;
type SealRow = Awaited<ReturnType<typeof listSealsWithEntries>>[number];

/** FORBIDDEN without the permission `audit:read`; otherwise {@link verifyChain}. */
export async function verifyAudit(actor: Actor): Promise<AuditVerification> {
  requirePermission(actor, "audit:read");
  return await verifyChain();
}

/**
 * Walks the chain of seals from its beginning, a page at a time, and compares each with its entry; then looks for entries
 * that should have a seal and have none. Names the first thing that is not as it was written.
 */
export async function verifyChain(): Promise<AuditVerification> {
  const chain = await walkSeals();
  const { unsealed, fault } = chain.fault ? { unsealed: 0, fault: chain.fault } : await walkEntries();
  return { ...chain, unsealed, fault, is_intact: fault === null, verified_at: clock.now().toISOString() };
}

async function walkSeals(): Promise<{ seals: number; head: Head | null; fault: Fault | null }> {
  let head: Head | null = null;
  for (;;) {
    const before: Head | null = head;
    const page = await listSealsWithEntries(db(), before?.seal_no ?? 0, PAGE);
    for (const row of page) {
      const fault = faultOf(row, head);
      if (fault) return { seals: head?.seal_no ?? 0, head, fault };
      head = { seal_no: row.seal_no, hash: row.hash, sealed_at: row.sealed_at.toISOString() };
    }
    if (page.length < PAGE) return { seals: head?.seal_no ?? 0, head, fault: null };
  }
}

function faultOf({ seal_no, sealed_id: audit_id, hash, entry }: SealRow, head: Head | null): Fault | null {
  const expected = (head?.seal_no ?? 0) + 1;
  if (seal_no !== expected) {
    const message = `Seal ${expected} is missing: the next one there is has the number ${seal_no}.`;
    return { kind: "seal_missing", seal_no: expected, audit_id: null, message };
  }
  if (!entry || entry.audit_id === null) {
    const message = `Entry ${audit_id}, which seal ${seal_no} was made for, is gone.`;
    return { kind: "entry_missing", seal_no, audit_id, message };
  }
  if (entryHash(head?.hash ?? GENESIS, entry) === hash) return null;
  const message = `Seal ${seal_no} does not fit entry ${audit_id}: one of them, or the seal before, was changed.`;
  return { kind: "hash_differs", seal_no, audit_id, message };
}

async function walkEntries(): Promise<{ unsealed: number; fault: Fault | null }> {
  const old = new Date(clock.now().getTime() - HOUR_MS);
  let unsealed = 0;
  let above = 0;
  for (;;) {
    const page = await lookForUnsealed(db(), above, old, PAGE * 5);
    if (!page) return { unsealed, fault: null };
    unsealed += page.unsealed;
    above = page.last;
    if (page.first_old === null) continue;
    const message = `Entry ${page.first_old} is older than an hour and has no seal: it was added beside the log, or sealing stands still.`;
    return { unsealed, fault: { kind: "entry_unsealed", seal_no: null, audit_id: page.first_old, message } };
  }
}
