import { createGoogle } from "@ai-sdk/google";
import { z } from "zod";
import { baseUrlText } from "../connection/base-url.ts";
import { providerFetch } from "../connection/provider-fetch.ts";
import { withRedactor } from "../fault/redact.ts";
import { baseUrlOf } from "./base-url-of.ts";
import { fetchModelNames } from "./fetch-model-names.ts";
import type { ProviderAccess, ProviderKind } from "./provider-kind.ts";

const DEFAULT = "https://generativelanguage.googleapis.com/v1beta";
/** The longest page the list endpoint gives. */
const PAGE = 1000;

const base = (access: ProviderAccess) => baseUrlOf(access, DEFAULT, "/v1beta");

/** Names come as `models/gemini-...`; what cannot generate content (embeddings) is left out. */
const modelListSchema = z
  .object({
    models: z.array(z.object({ name: z.string(), supportedGenerationMethods: z.array(z.string()).optional() })),
  })
  .transform(({ models }) =>
    models
      .filter((model) => model.supportedGenerationMethods?.includes("generateContent") ?? true)
      .map((model) => model.name.replace(/^models\//, "")),
  );

/** Google's Gemini API: `x-goog-api-key` header, `:streamGenerateContent?alt=sse`. */
export const google: ProviderKind = {
  kind: "google",
  label: "Google",
  default_base_url: DEFAULT,
  needs_api_key: true,
  createModel(access) {
    const base_url = base(access);
    const provider = createGoogle({
      apiKey: access.api_key,
      baseURL: baseUrlText(base_url),
      fetch: providerFetch({ fetch: access.fetch, base_url, expect: "events" }),
    });
    return withRedactor(provider.chat(access.model), access.api_key);
  },
  createEmbedder(access) {
    const base_url = base(access);
    const provider = createGoogle({
      apiKey: access.api_key,
      baseURL: baseUrlText(base_url),
      fetch: providerFetch({ fetch: access.fetch, base_url, expect: "json" }),
    });
    return withRedactor(provider.embeddingModel(access.model), access.api_key);
  },
  listModels: ({ signal, ...access }) =>
    fetchModelNames(
      {
        url: new URL(`${baseUrlText(base(access))}/models?pageSize=${PAGE}`),
        headers: { "x-goog-api-key": access.api_key },
        api_key: access.api_key,
        fetch: access.fetch,
        signal,
      },
      modelListSchema,
    ),
};
