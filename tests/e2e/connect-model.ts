import { type APIRequestContext, expect } from "@playwright/test";
import type { ModelServer } from "../support/model-servers/index.ts";

/** The scripted model as the person's own default, through the API of `url` with the session of their page. */
export async function connectModel(request: APIRequestContext, url: string, model: ModelServer): Promise<void> {
  const headers = { origin: url };
  const provider = {
    provider: "custom",
    provider_name: "Scripted",
    api_key: model.api_key,
    api_base_url: model.base_url,
    is_default: true,
  };
  const made = await request.post(`${url}/v1/llm-configs`, { headers, data: provider });
  const { llm_id } = (await made.json()).data;
  const named = await request.post(`${url}/v1/models`, { headers, data: { llm_id, name: model.default_model } });
  expect(named.status()).toBe(201);
}
