import { db } from "../../../db/client.ts";
import {
  deleteModelRow,
  findModel,
  type ModelChanges,
  type ModelRow,
  updateModelRow,
} from "../../../db/queries/providers/models.ts";
import { audit } from "../../audit/index.ts";
import type { Actor } from "../../core/actor.ts";
import { fail } from "../../core/errors.ts";
import { checkVersion } from "../../core/http/if-match.ts";
import { isId } from "../../core/ids.ts";
import type { Model } from "../../protocol/contract/models.ts";
import { changeProvider } from "./managed-provider.ts";
import { modelOf } from "./model-of.ts";

/** Changes a model; what is left out stays. Throws NOT_FOUND, FORBIDDEN for a shared one, PRECONDITION_FAILED. */
export async function updateModel(actor: Actor, model_id: string, changes: ModelChanges): Promise<Model> {
  const { display_name, model_type, context_window, max_tokens, pricing, is_active } = changes;
  const given = { display_name, model_type, context_window, max_tokens, pricing, is_active };
  const { llm_id } = await getSeenModel(actor, model_id);
  return changeProvider(actor, llm_id, async (tx) => {
    const before = await getSeenModel(actor, model_id, tx);
    checkVersion(before.version);
    if (Object.values(given).every((value) => value === undefined)) return modelOf(before);
    const [row] = await updateModelRow(tx, llm_id, model_id, given);
    if (!row) throw fail("NOT_FOUND", { what: "model" });
    await audit(tx, actor, "model.updated", { model_id, llm_id, ...changed(before, row) });
    return modelOf(row);
  });
}

/** Removes a model. Throws NOT_FOUND, FORBIDDEN for a shared one, PRECONDITION_FAILED. */
export async function deleteModel(actor: Actor, model_id: string): Promise<void> {
  const { llm_id } = await getSeenModel(actor, model_id);
  await changeProvider(actor, llm_id, async (tx) => {
    const { version, name } = await getSeenModel(actor, model_id, tx);
    checkVersion(version);
    await deleteModelRow(tx, llm_id, model_id);
    await audit(tx, actor, "model.deleted", { model_id, llm_id, name });
  });
}

async function getSeenModel(actor: Actor, model_id: string, from: Parameters<typeof findModel>[0] = db()) {
  const [found] = isId(model_id) ? await findModel(from, actor.user_id, model_id) : [];
  if (!found) throw fail("NOT_FOUND", { what: "model" });
  return found.model;
}

const TOLD = ["display_name", "model_type", "context_window", "max_tokens", "pricing", "is_active"] as const;

function changed(before: ModelRow, after: ModelRow) {
  const fields = TOLD.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
  const of = (row: ModelRow) => Object.fromEntries(fields.map((field) => [field, row[field]]));
  return { before: of(before), after: of(after) };
}
