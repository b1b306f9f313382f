import { db } from "../../../db/client.ts";
import { listUsableModelRows, type UsableModelRow } from "../../../db/queries/providers/usable-models.ts";
import type { Actor } from "../../core/actor.ts";

/** More than a person has. */
const MOST = 1_000;

/** A model that can be asked now, with its provider's names. */
export type { UsableModelRow as NamedModel };

/** What the actor may ask now, of every type: own providers first, each by age, so that names keep their meaning. */
export const listUsableModels = (actor: Actor): Promise<UsableModelRow[]> =>
  listUsableModelRows(db(), actor.user_id, MOST);
