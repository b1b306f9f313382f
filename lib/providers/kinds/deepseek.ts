import { createDeepSeek } from "@ai-sdk/deepseek";
import { baseUrlText } from "../connection/base-url.ts";
import { providerFetch } from "../connection/provider-fetch.ts";
import { withRedactor } from "../fault/redact.ts";
import { baseUrlOf } from "./base-url-of.ts";
import { fetchModelNames } from "./fetch-model-names.ts";
import type { ProviderKind } from "./provider-kind.ts";

const DEFAULT = "https://api.deepseek.com";

/** DeepSeek: chat completions with `reasoning_content`, which is sent back within a tool loop. */
export const deepseek: ProviderKind = {
  kind: "deepseek",
  label: "DeepSeek",
  default_base_url: DEFAULT,
  needs_api_key: true,
  createModel(access) {
    const base_url = baseUrlOf(access, DEFAULT);
    const provider = createDeepSeek({
      apiKey: access.api_key,
      baseURL: baseUrlText(base_url),
      fetch: providerFetch({ fetch: access.fetch, base_url, expect: "events", merge: true }),
    });
    return withRedactor(provider.chat(access.model), access.api_key);
  },
  listModels: ({ signal, ...access }) =>
    fetchModelNames({
      url: new URL(`${baseUrlText(baseUrlOf(access, DEFAULT))}/models`),
      headers: { authorization: `Bearer ${access.api_key}` },
      api_key: access.api_key,
      fetch: access.fetch,
      signal,
    }),
};
