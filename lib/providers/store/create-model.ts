import { findModelByName, insertModel } from "../../../db/queries/providers/models.ts";
import { audit } from "../../audit/index.ts";
import type { Actor } from "../../core/actor.ts";
import { clock } from "../../core/clock.ts";
import { fail } from "../../core/errors.ts";
import { newId } from "../../core/ids.ts";
import type { CreateModelBody, Model } from "../../protocol/contract/models.ts";
import { changeProvider } from "./managed-provider.ts";
import { modelOf } from "./model-of.ts";

/** Adds a model to a provider. Throws NOT_FOUND, FORBIDDEN, and CONFLICT where the provider has one of that name. */
export function createModel(actor: Actor, body: CreateModelBody): Promise<Model> {
  const { llm_id, name, display_name, model_type, context_window, max_tokens, pricing } = body;
  return changeProvider(actor, llm_id, async (tx) => {
    const taken = await findModelByName(tx, llm_id, name);
    if (taken.length > 0) throw fail("CONFLICT", { message: `This provider already has a model named ${name}.` });
    const [row] = await insertModel(tx, {
      model_id: newId(),
      llm_id,
      name,
      display_name: display_name ?? name,
      model_type,
      context_window: context_window ?? null,
      max_tokens: max_tokens ?? null,
      pricing: pricing ?? null,
      created_at: clock.now(),
    });
    if (!row) throw fail("INTERNAL_ERROR");
    await audit(tx, actor, "model.created", { model_id: row.model_id, llm_id, name });
    return modelOf(row);
  });
}
