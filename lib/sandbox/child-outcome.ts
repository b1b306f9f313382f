import { z } from "zod";

/** What a child says about the end of its program. It comes from a process that runs untrusted code: checked, bounded. */
export const childReport = z.object({
  return_code: z.number().int().min(0).max(255).catch(1),
  execution_time: z.number().min(0).optional(),
  limit: z.literal("OUTPUT_LIMIT").optional(),
  exception: z
    .object({
      type: z.string().max(200),
      text: z.string().transform((text) => text.slice(0, 500)),
      path: z.string().nullish(),
      denied: z.string().nullish(),
    })
    .nullish(),
  file_limit: z.boolean().optional(),
  memory_limit: z.boolean().optional(),
});

export type ChildReport = z.infer<typeof childReport>;
