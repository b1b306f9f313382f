import { z } from "zod";
import { text } from "./fields.ts";

/** Texts of one request; OpenAI's own limit. */
const MOST_INPUTS = 2048;
const input = text(200_000).min(1);

export const embeddingsBody = z
  .object({
    model: text(400),
    input: z.union([input, z.array(input).min(1).max(MOST_INPUTS)]),
    encoding_format: z.enum(["float", "base64"]).default("float"),
    dimensions: z.number().int().min(1).max(100_000).optional(),
    user: text(500).optional(),
  })
  .meta({ id: "OpenaiEmbeddingsRequest" });
export type EmbeddingsBody = z.infer<typeof embeddingsBody>;

export const embeddingsSchema = z
  .object({
    object: z.literal("list"),
    data: z.array(
      z.object({
        object: z.literal("embedding"),
        index: z.number().int(),
        /** Numbers, or with `encoding_format: "base64"` their bytes as 32-bit floats, little end first. */
        embedding: z.union([z.array(z.number()), z.string()]),
      }),
    ),
    model: z.string(),
    usage: z.object({ prompt_tokens: z.number().int(), total_tokens: z.number().int() }),
  })
  .meta({ id: "OpenaiEmbeddings" });
export type Embeddings = z.infer<typeof embeddingsSchema>;
