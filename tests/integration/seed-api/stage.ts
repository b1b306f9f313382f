import { afterAll, beforeAll } from "vitest";
import { type ModelServer, type Script, startModelServer } from "../../support/model-servers/index.ts";
import { type ServedApi, serveApi } from "../../support/serve-api.ts";
import { make } from "./sign-in.ts";

export interface Stage {
  url: string;
  model: ModelServer;
  admin: ServedApi["admin"];
}

/** The provider as somebody adds it, with one of its models. Answers the model's id. */
export async function addModel({ url, model }: Stage, token: string, name = "gpt-4"): Promise<string> {
  const provider = {
    provider: "openai",
    provider_name: "Scripted",
    api_key: model.api_key,
    api_base_url: model.base_url,
  };
  const [llm_id] = await make(url, "/v1/llm-configs", token, provider, "llm_id");
  const [model_id = ""] = await make(url, "/v1/models", token, { llm_id, name }, "model_id");
  return model_id;
}

/** A fresh server, and a provider on loopback that its people may reach. */
export function withStage(script: Script, models = ["gpt-4", "gpt-3.5-turbo", "gpt-4-turbo"]): () => Stage {
  let stage: Stage | undefined;
  let served: ServedApi | undefined;
  let model: ModelServer | undefined;
  beforeAll(async () => {
    model = await startModelServer({ kind: "openai", script, models });
    served = await serveApi({ ALMA_EGRESS_ALLOW: new URL(model.base_url).host });
    stage = { url: served.url, model, admin: served.admin };
  }, 90_000);
  afterAll(async () => {
    await served?.stop();
    await model?.close();
  });
  return () => {
    if (!stage) throw new Error("the server is not there yet");
    return stage;
  };
}
