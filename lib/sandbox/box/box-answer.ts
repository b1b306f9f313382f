import { z } from "zod";

/** What the supervisor of a box says. It shares the box with the programs: checked and bounded. */
export const boxAnswer = z.object({
  id: z.number().int(),
  exit_code: z.number().int().min(0).max(255).optional(),
  signal: z.string().max(20).nullish(),
  limit: z.enum(["OUTPUT_LIMIT", "FILE_LIMIT"]).optional(),
  file_limit: z.boolean().optional(),
  execution_time: z.number().min(0).optional(),
  failure: z.string().max(1000).optional(),
  /** File frames came before it, and belong to it. */
  files: z.boolean().optional(),
  /** The runner itself ended, with everything it kept. */
  gone: z.boolean().optional(),
  entries: z
    .array(z.object({ name: z.string().max(300), type: z.enum(["file", "directory", "other"]), size: z.number() }))
    .max(10_000)
    .optional(),
});

export type BoxAnswer = z.infer<typeof boxAnswer>;
