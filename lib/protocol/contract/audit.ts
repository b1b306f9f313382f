import { z } from "zod";
import { contract } from "./define.ts";
import { cursor, instant, page, sortBy, text, uuid } from "./fields.ts";

const person = z.object({
  user_id: uuid,
  /** Null for somebody whose account is gone, and for others in your own entries. */
  nickname: z.string().nullable(),
});

export const auditEntrySchema = z
  .object({
    /** Grows with time. */
    audit_id: z.number().int(),
    event: z.string(),
    /** Who did it; null for nobody signed in, and for the server itself. */
    actor: person.nullable(),
    /** Whose account or data it is about, where that is not the actor's own. */
    subject: person.nullable(),
    /** What happened, by event; with `before` and `after` where something was changed. Never a secret. */
    data: z.record(z.string(), z.unknown()),
    /** Where it came from; null for the server itself, and where somebody else did it. */
    address: z.string().nullable(),
    request_id: z.string().nullable(),
    created_at: instant,
  })
  .meta({ id: "AuditEntry" });
export type AuditEntry = z.infer<typeof auditEntrySchema>;

/** Of years that our database writes as we do. */
const time = z.iso
  .datetime({ offset: true })
  .transform((value) => new Date(value))
  .refine((value) => value.getUTCFullYear() >= 1 && value.getUTCFullYear() <= 9999, "is not of this age");

export const auditSortSchema = sortBy("created_at");
export type AuditSort = z.infer<typeof auditSortSchema>;

export const listAuditQuery = z.object({
  ...page,
  /** `mine`: what you did, and what was done to your account; `all` needs the permission `audit:read`. */
  scope: z.enum(["mine", "all"]).default("mine"),
  event: text(60).optional(),
  actor_id: uuid.optional(),
  subject_id: uuid.optional(),
  /** From this instant on, and before that one. */
  from: time.optional(),
  to: time.optional(),
  /** `-created_at` unless said. */
  sort: auditSortSchema.optional(),
  cursor,
});
export type ListAuditQuery = z.infer<typeof listAuditQuery>;

export const listAudit = contract({
  id: "listAudit",
  method: "GET",
  path: "/v1/audit",
  summary:
    "The audit log, newest first: your own entries, or all with the permission audit:read; the total is counted up to 10,000",
  tag: "audit",
  auth: "user",
  status: 200,
  query: listAuditQuery,
  response: z.array(auditEntrySchema),
  paginated: true,
});

/** The end of the chain; kept elsewhere, it proves later that nothing before it was rewritten. */
const headSchema = z.object({ seal_no: z.number().int(), hash: z.string(), sealed_at: instant });

export const AUDIT_FAULTS = ["seal_missing", "entry_missing", "hash_differs", "entry_unsealed"] as const;

export const auditVerificationSchema = z
  .object({
    is_intact: z.boolean(),
    /** How many seals were looked at; it ends at the first that is broken. */
    seals: z.number().int(),
    /** Null while nothing is sealed. */
    head: headSchema.nullable(),
    /** Entries that wait for their seal; those older than an hour are a fault. */
    unsealed: z.number().int(),
    fault: z
      .object({
        kind: z.enum(AUDIT_FAULTS),
        /** Null for an entry without one. */
        seal_no: z.number().int().nullable(),
        audit_id: z.number().int().nullable(),
        message: z.string(),
      })
      .nullable(),
    verified_at: instant,
  })
  .meta({ id: "AuditVerification" });
export type AuditVerification = z.infer<typeof auditVerificationSchema>;

export const verifyAudit = contract({
  id: "verifyAudit",
  method: "GET",
  path: "/v1/audit/verification",
  summary: "Whether the sealed audit log is as it was written",
  tag: "audit",
  auth: "superuser",
  permission: "audit:read",
  limit: "expensive",
  status: 200,
  response: auditVerificationSchema,
});
