import { z } from "zod";
import { contract } from "./define.ts";

export const drainedSchema = z
  .object({
    /** Occurrences of schedules that were started, and that were too late. */
    schedules: z.object({ started: z.number().int(), missed: z.number().int() }),
    /** Runs that were worked on; one that the time did not suffice for is among them and goes on next time. */
    runs: z.number().int(),
    chores: z.number().int(),
  })
  .meta({ id: "Drained" });
export type Drained = z.infer<typeof drainedSchema>;

export const drainWork = contract({
  id: "drainWork",
  tag: "system",
  method: "GET",
  path: "/api/cron/drain",
  summary: "Work on what waits, for hosts without workers; needs ALMA_CRON_SECRET as bearer",
  auth: "none",
  status: 200,
  response: drainedSchema,
});
