import { z } from "zod";
import { text, uuid } from "./fields.ts";

/** What MCP servers and HTTP services have in common. */

/** What the names of their tools begin with. */
export const toolPrefix = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,29}$/, "small letters, digits and _, beginning with a letter");

/** A web address without a user name or password in it. */
export const webAddress = z
  .url({ protocol: /^https?$/ })
  .max(2000)
  .refine((value) => {
    const parsed = URL.parse(value);
    return parsed !== null && parsed.username === "" && parsed.password === "";
  }, "must not contain a user name or password");

/** The agents that have the tools; null for the person's own, the general one and the orchestrator. */
export const sourceAgents = z.array(uuid).max(100).nullable();

const definition = {
  description: z.string(),
  /** JSON schema of its arguments. */
  input_schema: z.record(z.string(), z.unknown()),
};

/** A tool as it is offered and as its person approved it. */
export const pinnedToolFields = {
  /** At its source; agents call it `<prefix>_<name>`. */
  name: z.string(),
  ...definition,
  /** SHA-256 of what was approved, or of what is offered while nothing is. */
  hash: z.string(),
  /** Only `approved` ones are used. `changed`: something else is offered than what was approved. */
  status: z.enum(["approved", "new", "changed", "removed"]),
  /** What a changed one would be. */
  offered: z.object({ ...definition, hash: z.string() }).optional(),
  /** Your word that it only reads: calls of it are not asked for one by one. */
  is_read_only: z.boolean(),
  is_enabled: z.boolean(),
};

/** What a person says of tools they were shown. */
export const toolReviews = z
  .array(
    z.object({
      name: text(200),
      /** Approves the definition with this hash: what you were shown. */
      approve: z
        .string()
        .regex(/^[0-9a-f]{64}$/)
        .optional(),
      is_read_only: z.boolean().optional(),
      is_enabled: z.boolean().optional(),
    }),
  )
  .min(1)
  .max(200);
export type ToolReviews = z.infer<typeof toolReviews>;
