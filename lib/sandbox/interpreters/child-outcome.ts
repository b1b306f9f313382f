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
  /** The limit of its own that a shell met. */
  shell_limit: z.enum(["time", "file", "output", "memory", "work"]).optional(),
});

export type ChildReport = z.infer<typeof childReport>;

/** A shell's child asks for another language. */
export const childCall = z.object({
  language: z.enum(["python", "javascript"]),
  code: z.string(),
  argv: z.array(z.string()).max(1000).optional(),
  stdin: z.string(),
  working_directory: z.string().max(4096),
});

export type ChildCall = z.infer<typeof childCall>;
