import type { Actor } from "../../lib/core/actor.ts";
import { addModel, createProvider } from "../support/create-provider.ts";
import { type Script, startModelServer } from "../support/model-servers/index.ts";
import type { Task } from "./task.ts";

/** Gives a person a scripted model on loopback; answers how to end it. */
export const connectScript =
  (scriptOf: (task: Task) => Script) =>
  async (actor: Actor, task: Task): Promise<() => Promise<void>> => {
    const server = await startModelServer({ kind: "openai", script: scriptOf(task) });
    const { llm_id } = await createProvider(actor, {
      provider_name: "scripted",
      api_key: server.api_key,
      api_base_url: server.base_url,
      is_default: true,
    });
    await addModel(actor, llm_id, server.default_model);
    return server.close;
  };
