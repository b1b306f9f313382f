import { createAnthropic } from "@ai-sdk/anthropic";
import { baseUrlText } from "../connection/base-url.ts";
import { providerFetch } from "../connection/provider-fetch.ts";
import { withRedactor } from "../fault/redact.ts";
import { baseUrlOf } from "./base-url-of.ts";
import { fetchModelNames } from "./fetch-model-names.ts";
import type { ProviderAccess, ProviderKind } from "./provider-kind.ts";

const DEFAULT = "https://api.anthropic.com/v1";
const VERSION = "2023-06-01";
/** The longest page the list endpoint gives. */
const PAGE = 1000;

const base = (access: ProviderAccess) => baseUrlOf(access, DEFAULT, "/v1");

/** Anthropic's messages API: `x-api-key` and `anthropic-version` headers, named events. */
export const anthropic: ProviderKind = {
  kind: "anthropic",
  label: "Anthropic",
  default_base_url: DEFAULT,
  needs_api_key: true,
  createModel(access) {
    const base_url = base(access);
    const provider = createAnthropic({
      apiKey: access.api_key,
      baseURL: baseUrlText(base_url),
      fetch: providerFetch({ fetch: access.fetch, base_url, expect: "events" }),
    });
    return withRedactor(provider.chat(access.model), access.api_key);
  },
  listModels: ({ signal, ...access }) =>
    fetchModelNames({
      url: new URL(`${baseUrlText(base(access))}/models?limit=${PAGE}`),
      headers: { "x-api-key": access.api_key, "anthropic-version": VERSION },
      api_key: access.api_key,
      fetch: access.fetch,
      signal,
    }),
};
