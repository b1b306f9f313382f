import { db } from "../../db/client.ts";
import type { Actor } from "../core/actor.ts";
import type { NamedModel } from "../providers/index.ts";
import { recordUsage, type UsedModel } from "../usage/index.ts";

/** What one call of a model that a program asked itself has used. */
export interface Use {
  pricing: UsedModel["pricing"];
  is_ok: boolean;
  usage: { prompt_tokens: number; completion_tokens: number };
}

/** Counts a call; one that failed with what had arrived until then. */
export async function noteUse(actor: Actor, named: NamedModel, { pricing, is_ok, usage }: Use): Promise<void> {
  const { llm_id, model_id, provider_name, name } = named;
  const model = { llm_id, model_id, provider_name, name, pricing };
  const failures = is_ok ? 0 : 1;
  await recordUsage(db(), [{ user_id: actor.user_id, agent_name: null, model, requests: 1, failures, usage }]);
}
