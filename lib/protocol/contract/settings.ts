import { z } from "zod";
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
