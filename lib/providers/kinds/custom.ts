import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { extractReasoningMiddleware, wrapLanguageModel } from "ai";
import { baseUrlText } from "../connection/base-url.ts";
import { providerFetch } from "../connection/provider-fetch.ts";
import { withRedactor } from "../fault/redact.ts";
import { baseUrlOf } from "./base-url-of.ts";
import { fetchModelNames } from "./fetch-model-names.ts";
import { createOpenaiTranscriber } from "./openai-transcriber.ts";
import type { ProviderAccess, ProviderKind } from "./provider-kind.ts";

const THINK_TAG = extractReasoningMiddleware({ tagName: "think" });

function provider(access: ProviderAccess, expect: "events" | "json") {
  const base_url = baseUrlOf(access, null);
  const streams = expect === "events" && { merge: true, thoughts_in_text: true };
  return createOpenAICompatible({
    name: "custom",
    baseURL: baseUrlText(base_url),
    // Without it such a server sends no token counts with a stream.
    includeUsage: true,
    // A program that asks for a schema gets it or the server's refusal, never a free form in silence.
    supportsStructuredOutputs: true,
    ...(access.api_key ? { apiKey: access.api_key } : {}),
    fetch: providerFetch({ fetch: access.fetch, base_url, expect, ...streams }),
  });
}

/** Any server that speaks OpenAI's chat completions: Ollama, vLLM, OpenRouter, ... The key may be empty. */
export const custom: ProviderKind = {
  kind: "custom",
  label: "OpenAI-compatible",
  default_base_url: null,
  needs_api_key: false,
  createModel(access) {
    // Many open models write their thoughts into the text itself; a reader gets them apart from the answer.
    const model = wrapLanguageModel({
      model: provider(access, "events").chatModel(access.model),
      middleware: THINK_TAG,
    });
    return withRedactor(model, access.api_key);
  },
  createEmbedder: (access) => withRedactor(provider(access, "json").embeddingModel(access.model), access.api_key),
  createTranscriber: (access) => createOpenaiTranscriber({ ...access, base_url: baseUrlOf(access, null) }),
  listModels: ({ signal, ...access }) =>
    fetchModelNames({
      url: new URL(`${baseUrlText(baseUrlOf(access, null))}/models`),
      headers: access.api_key ? { authorization: `Bearer ${access.api_key}` } : {},
      api_key: access.api_key,
      fetch: access.fetch,
      signal,
    }),
};
