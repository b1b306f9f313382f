import type { Actor } from "../core/actor.ts";
import { fail } from "../core/errors.ts";
import type { Embeddings, EmbeddingsBody } from "../protocol/contract/openai-embeddings.ts";
import { embedTexts, resolveEmbedder } from "../providers/index.ts";
import { resolveName } from "./directory.ts";
import { noteUse } from "./note-use.ts";
import { unsupported } from "./refuse.ts";

/** Vectors of texts by a model of type `embedding` of the actor's providers, in the order of the texts. */
export async function embed(actor: Actor, body: EmbeddingsBody, signal: AbortSignal): Promise<Embeddings> {
  const { target } = await resolveName(actor, body.model);
  if (target.kind !== "model" || target.model.model_type !== "embedding") {
    throw fail("VALIDATION_ERROR", { details: [{ field: "model", message: "is no model of type embedding" }] });
  }
  const embedder = await resolveEmbedder(actor, target.model.model_id);
  const values = typeof body.input === "string" ? [body.input] : body.input;
  const { vectors, tokens, left_out } = await embedTexts(embedder.model, { ...body, values, signal });
  const [feature] = left_out;
  if (feature !== undefined) throw unsupported(feature, "is not supported by this model");
  const usage = { prompt_tokens: tokens, completion_tokens: 0 };
  await noteUse(actor, target.model, { pricing: embedder.pricing, is_ok: true, usage });
  const encode = body.encoding_format === "base64" ? base64Of : (vector: number[]) => vector;
  return {
    object: "list",
    data: vectors.map((vector, index) => ({ object: "embedding", index, embedding: encode(vector) })),
    model: body.model,
    usage: { prompt_tokens: tokens, total_tokens: tokens },
  };
}

/** 32-bit floats, little end first, whatever this machine's order is. */
function base64Of(vector: number[]): string {
  const bytes = Buffer.alloc(vector.length * 4);
  for (const [index, value] of vector.entries()) bytes.writeFloatLE(value, index * 4);
  return bytes.toString("base64");
}
