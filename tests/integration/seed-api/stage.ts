import { afterAll, beforeAll } from "vitest";
import { type ModelServer, type Script, startModelServer } from "../../support/model-servers/index.ts";
import { type ServedApi, serveApi } from "../../support/serve-api.ts";

export interface Stage {
  url: string;
  model: ModelServer;
  admin: ServedApi["admin"];
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
