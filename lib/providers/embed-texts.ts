import { fail, isAlmaError } from "../core/errors.ts";
import { estimateTokens } from "./estimate-tokens.ts";
import { judgeFault } from "./fault/judge-fault.ts";
import { redactorOf } from "./fault/redact.ts";
import { noteTokens, takeCall } from "./rate-limit.ts";
import type { EmbeddingModel } from "./step/step.ts";

/** A provider that takes longer for some texts is not working on them. */
const LIMIT_MS = 120_000;

export interface EmbedCall {
  values: string[];
  dimensions?: number | undefined;
  signal: AbortSignal;
}

export interface Embedded {
  /** In the order of the values. */
  vectors: number[][];
  /** As the provider counted them, otherwise our estimate. */
  tokens: number;
  /** What was asked for and the model cannot do. */
  left_out: string[];
}

/**
 * Turns texts into vectors, in as many requests as the provider wants, one after another. Throws one of our provider
 * errors, with its advice and whether it can be tried again.
 */
export async function embedTexts(model: EmbeddingModel, { values, dimensions, signal }: EmbedCall): Promise<Embedded> {
  const most = (await model.maxEmbeddingsPerCall) ?? values.length;
  const abortSignal = AbortSignal.any([signal, AbortSignal.timeout(LIMIT_MS)]);
  const embedded: Embedded = { vectors: [], tokens: 0, left_out: [] };
  try {
    for (let from = 0; from < values.length; from += most) {
      const some = values.slice(from, from + most);
      const held = takeCall(model);
      if (held) throw held.error;
      const result = await model.doEmbed({
        values: some,
        abortSignal,
        ...(dimensions !== undefined && { dimensions }),
      });
      embedded.vectors.push(...result.embeddings);
      const tokens = result.usage?.tokens ?? estimateTokens(some.join("\n"));
      embedded.tokens += tokens;
      noteTokens(model, tokens);
      for (const warning of result.warnings)
        if (warning.type === "unsupported") embedded.left_out.push(warning.feature);
    }
  } catch (error) {
    throw judged(model, error, signal);
  }
  if (embedded.vectors.length === values.length) return embedded;
  throw fail("PROVIDER_BAD_RESPONSE", {
    message: `The provider gave ${embedded.vectors.length} vectors for ${values.length} texts.`,
  });
}

function judged(model: EmbeddingModel, error: unknown, signal: AbortSignal): unknown {
  if (signal.aborted) return fail("RUN_CANCELLED", { message: "The request was closed." });
  if (isAlmaError(error)) return error;
  if (error instanceof Error && error.name === "TimeoutError") return fail("PROVIDER_TIMEOUT", { retryable: true });
  return judgeFault(error, redactorOf(model)).error;
}
