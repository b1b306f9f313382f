import { z } from "zod";
import { contract } from "./define.ts";
import { instant } from "./fields.ts";

/** After how many days without a change an archived conversation is deleted; nothing is while it is off. */
export const retentionSchema = z.object({ is_on: z.boolean(), days: z.number().int().min(1).max(3650) });
export type Retention = z.infer<typeof retentionSchema>;

export const CHORES = [
  "deleted_conversations",
  "retention",
  "schedule_history",
  "ended_sign_ins",
  "partitions",
  "expired_uploads",
  "removed_files",
  "idempotency_keys",
  "audit_seals",
  "account_removals",
  "unverified_accounts",
  "old_invitations",
] as const;
export const choreNameSchema = z.enum(CHORES);
export type ChoreName = z.infer<typeof choreNameSchema>;

/** A regular chore of the installation, with its last run. */
export const choreSchema = z.object({
  name: choreNameSchema,
  /** Hours between two runs. */
  every: z.number(),
  is_running: z.boolean(),
  last: z
    .object({
      started_at: instant,
      finished_at: instant,
      outcome: z.enum(["done", "failed"]),
      /** What was removed or changed, where it counts anything. */
      count: z.number().int().nullable(),
    })
    .nullable(),
});
export type Chore = z.infer<typeof choreSchema>;

export const registrationModeSchema = z.enum(["open", "invite", "closed"]);
export type RegistrationMode = z.infer<typeof registrationModeSchema>;

export const settingsSchema = z
  .object({
    retention: retentionSchema,
    registration: z.object({
      /** Who may create an account now. */
      mode: registrationModeSchema,
      /** False while the server's environment decides (ALMA_REGISTRATION). */
      is_set: z.boolean(),
    }),
    version: z.number().int(),
  })
  .meta({ id: "Settings" });
export type Settings = z.infer<typeof settingsSchema>;

export const updateSettingsBody = z
  .object({
    retention: retentionSchema,
    registration: z.object({
      /** Null: what the server's environment says. */
      mode: registrationModeSchema.nullable(),
    }),
  })
  .partial()
  .meta({ id: "UpdateSettings" });
export type UpdateSettingsBody = z.infer<typeof updateSettingsBody>;

const base = { tag: "settings", auth: "superuser", path: "/v1/settings", versioned: true, status: 200 } as const;

export const getSettings = contract({
  ...base,
  id: "getSettings",
  method: "GET",
  summary: "The settings of the installation",
  response: settingsSchema,
});

export const updateSettings = contract({
  ...base,
  id: "updateSettings",
  method: "PATCH",
  summary: "Change settings of the installation; they act at once",
  session_only: true,
  body: updateSettingsBody,
  response: settingsSchema,
});
