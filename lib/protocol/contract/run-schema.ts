import { z } from "zod";
import { instant, uuid } from "./fields.ts";

export const usageSchema = z.object({
  prompt_tokens: z.number().int(),
  completion_tokens: z.number().int(),
  total_tokens: z.number().int(),
  reasoning_tokens: z.number().int().optional(),
  cached_tokens: z.number().int().optional(),
  /** True when the provider reported none and we counted. */
  estimated: z.boolean().optional(),
});
export type Usage = z.infer<typeof usageSchema>;

export const runStatusSchema = z.enum(["queued", "running", "waiting_approval", "completed", "failed", "cancelled"]);
export type RunStatus = z.infer<typeof runStatusSchema>;

export const runSchema = z
  .object({
    run_id: uuid,
    conversation_id: uuid,
    user_message_id: uuid,
    assistant_message_id: uuid,
    status: runStatusSchema,
    agent_id: uuid.nullable(),
    usage: usageSchema.nullable(),
    error: z.object({ code: z.string(), message: z.string() }).nullable(),
    created_at: instant,
    started_at: instant.nullable(),
    finished_at: instant.nullable(),
  })
  .meta({ id: "Run" });
export type Run = z.infer<typeof runSchema>;
