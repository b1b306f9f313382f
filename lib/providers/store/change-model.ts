import { db } from "../../../db/client.ts";
import { deleteModelRow, findModel, type ModelChanges, updateModelRow } from "../../../db/queries/models.ts";
import { audit } from "../../audit/index.ts";
import type { Actor } from "../../core/actor.ts";
import { fail } from "../../core/errors.ts";
import { isId } from "../../core/ids.ts";
import type { Model } from "../../protocol/contract/models.ts";
import { changeProvider } from "./managed-provider.ts";
import { modelOf } from "./model-of.ts";

/** Changes a model; what is left out stays. Throws NOT_FOUND, FORBIDDEN for a shared one. */
export async function updateModel(actor: Actor, model_id: string, changes: ModelChanges): Promise<Model> {
  const llm_id = await providerOf(actor, model_id);
  const { display_name, context_window, max_tokens, pricing, is_active } = changes;
  const given = { display_name, context_window, max_tokens, pricing, is_active };
  if (Object.values(given).every((value) => value === undefined)) {
    throw fail("VALIDATION_ERROR", { message: "Nothing to change was given." });
  }
  return changeProvider(actor, llm_id, async (tx) => {
    const [row] = await updateModelRow(tx, llm_id, model_id, given);
    if (!row) throw fail("NOT_FOUND", { what: "model" });
    await audit(tx, actor, "provider.updated", { llm_id, fields: ["models"] });
    return modelOf(row);
  });
}

/** Removes a model. Throws NOT_FOUND, FORBIDDEN for a shared one. */
export async function deleteModel(actor: Actor, model_id: string): Promise<void> {
  const llm_id = await providerOf(actor, model_id);
  await changeProvider(actor, llm_id, async (tx) => {
    await deleteModelRow(tx, llm_id, model_id);
    await audit(tx, actor, "provider.updated", { llm_id, fields: ["models"] });
  });
}

async function providerOf(actor: Actor, model_id: string): Promise<string> {
  const [found] = isId(model_id) ? await findModel(db(), actor.user_id, model_id) : [];
  if (!found) throw fail("NOT_FOUND", { what: "model" });
  return found.config.llm_id;
}
