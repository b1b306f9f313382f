import { createAzure } from "@ai-sdk/azure";
import { baseUrlText } from "../connection/base-url.ts";
import { providerFetch } from "../connection/provider-fetch.ts";
import { withRedactor } from "../fault/redact.ts";
import { baseUrlOf } from "./base-url-of.ts";
import { fetchModelNames } from "./fetch-model-names.ts";
import type { ProviderAccess, ProviderKind } from "./provider-kind.ts";

/** The last generally available version of the deployment-path API. */
const API_VERSION = "2024-10-21";
const DEPLOYMENT_PATH = /\/deployments\/.*$/;

interface AzureAddress {
  base_url: URL;
  base: string;
  api_version: string;
  /** The newer addresses `.../openai/v1` take the deployment in the body and need no version. */
  is_v1: boolean;
}

/**
 * Azure takes the resource's URL (`https://name.openai.azure.com`); a whole deployment URL copied from the portal works
 * too: its deployment is dropped (the model's name is the deployment) and its `api-version` kept.
 */
function addressOf(access: ProviderAccess): AzureAddress {
  const base_url = baseUrlOf(access, null, "/openai");
  const base = baseUrlText(base_url).replace(DEPLOYMENT_PATH, "");
  return {
    base_url,
    base,
    api_version: base_url.searchParams.get("api-version") ?? API_VERSION,
    is_v1: base.endsWith("/openai/v1"),
  };
}

function provider(access: ProviderAccess, expect: "events" | "json") {
  const { base_url, base, api_version, is_v1 } = addressOf(access);
  return createAzure({
    apiKey: access.api_key,
    baseURL: base,
    apiVersion: api_version,
    useDeploymentBasedUrls: !is_v1,
    fetch: providerFetch({ fetch: access.fetch, base_url, expect, merge: expect === "events" }),
  });
}

const deploymentOf = (access: ProviderAccess & { model: string }): string =>
  addressOf(access).is_v1 ? access.model : encodeURIComponent(access.model);

/** Azure OpenAI: `api-key` header, deployment in the path, `api-version` in the query. */
export const azure: ProviderKind = {
  kind: "azure",
  label: "Azure OpenAI",
  default_base_url: null,
  needs_api_key: true,
  createModel: (access) => withRedactor(provider(access, "events").chat(deploymentOf(access)), access.api_key),
  createEmbedder: (access) =>
    withRedactor(provider(access, "json").embeddingModel(deploymentOf(access)), access.api_key),
  /** Azure lists what the resource could deploy; the names of deployments are not to be had with a key. */
  listModels: ({ signal, ...access }) => {
    const { base, api_version, is_v1 } = addressOf(access);
    return fetchModelNames({
      url: new URL(`${base}/models${is_v1 ? "" : `?api-version=${encodeURIComponent(api_version)}`}`),
      headers: { "api-key": access.api_key },
      api_key: access.api_key,
      fetch: access.fetch,
      signal,
    });
  },
};
