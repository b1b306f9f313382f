import { type Db, db } from "../../../db/client.ts";
import { countModelRows, findModel, listModelRows } from "../../../db/queries/providers/models.ts";
import type { Actor } from "../../core/actor.ts";
import { fail } from "../../core/errors.ts";
import { isId } from "../../core/ids.ts";
import type { ListModelsQuery, Model } from "../../protocol/contract/models.ts";
import { type Page, pageOf } from "../../protocol/envelope.ts";
import { modelOf } from "./model-of.ts";

/** The models of the actor's providers in any state, then the active ones of shared providers. */
export async function listModels(actor: Actor, query: ListModelsQuery): Promise<Page<Model>> {
  const { page, per_page, llm_id, is_active, model_type, search, sort } = query;
  const filter = { user_id: actor.user_id, llm_id, is_active, model_type, search: search?.trim() };
  const [rows, [counted]] = await Promise.all([
    listModelRows(db(), filter, { limit: per_page, offset: (page - 1) * per_page, sort }),
    countModelRows(db(), filter),
  ]);
  const items = rows.map(({ model }) => modelOf(model));
  return pageOf(items, counted?.total ?? 0, page, per_page);
}

/** One model of the actor's in any state, or one that is offered to them; within a transaction by `from`. Throws NOT_FOUND. */
export async function getModel(actor: Actor, model_id: string, from: Db = db()): Promise<Model> {
  const [found] = isId(model_id) ? await findModel(from, actor.user_id, model_id) : [];
  if (!found) throw fail("NOT_FOUND", { what: "model" });
  return modelOf(found.model);
}
