import { createOpenAI } from "@ai-sdk/openai";
import { baseUrlText } from "../connection/base-url.ts";
import { providerFetch } from "../connection/provider-fetch.ts";
import { withRedactor } from "../fault/redact.ts";
import { baseUrlOf } from "./base-url-of.ts";
import { fetchModelNames } from "./fetch-model-names.ts";
import { createOpenaiTranscriber } from "./openai-transcriber.ts";
import type { ProviderAccess, ProviderKind } from "./provider-kind.ts";

const DEFAULT = "https://api.openai.com/v1";
const base = (access: ProviderAccess) => baseUrlOf(access, DEFAULT, "/v1");

const organizationOf = ({ organization_id }: ProviderAccess): Record<string, string> =>
  organization_id ? { "openai-organization": organization_id } : {};

function provider(access: ProviderAccess, expect: "events" | "json") {
  const base_url = base(access);
  return createOpenAI({
    apiKey: access.api_key,
    baseURL: baseUrlText(base_url),
    ...(access.organization_id ? { organization: access.organization_id } : {}),
    fetch: providerFetch({ fetch: access.fetch, base_url, expect, merge: expect === "events" }),
  });
}

/** OpenAI's chat completions (not its responses API, which compatible servers do not speak). */
export const openai: ProviderKind = {
  kind: "openai",
  label: "OpenAI",
  default_base_url: DEFAULT,
  needs_api_key: true,
  createModel: (access) => withRedactor(provider(access, "events").chat(access.model), access.api_key),
  createEmbedder: (access) => withRedactor(provider(access, "json").embeddingModel(access.model), access.api_key),
  createTranscriber: (access) =>
    createOpenaiTranscriber({ ...access, base_url: base(access), headers: organizationOf(access) }),
  listModels: ({ signal, ...access }) =>
    fetchModelNames({
      url: new URL(`${baseUrlText(base(access))}/models`),
      headers: {
        authorization: `Bearer ${access.api_key}`,
        ...organizationOf(access),
      },
      api_key: access.api_key,
      fetch: access.fetch,
      signal,
    }),
};
