import type { UsableModel } from "../../../db/queries/models.ts";
import { singleton } from "../../core/singleton.ts";
import { getProviderKind } from "../kinds/registry.ts";
import type { ChatModel } from "../step.ts";
import { accessOf } from "./provider-access.ts";

/** Models kept ready; the least recently used goes first. */
const KEPT = 100;

const kept = () => singleton("chat-models", () => new Map<string, ChatModel>());

/** Whatever of a provider's row decides how its model is called: a change of any of it makes another model. */
const identityOf = ({ model, config, is_owner_superuser }: UsableModel): string => {
  const { llm_id, user_id, provider, api_key_encrypted, api_base_url, organization_id } = config;
  const parts = [llm_id, user_id, provider, api_key_encrypted, api_base_url, organization_id, is_owner_superuser];
  return JSON.stringify([...parts, model.name]);
};

/**
 * The model of a row, ready to be asked. Made once and kept: provider packages compile the schema of their answers anew for
 * every model, which costs a run more than all its queries.
 */
export function chatModelOf(found: UsableModel): ChatModel {
  const models = kept();
  const identity = identityOf(found);
  const { config, model } = found;
  const ready =
    models.get(identity) ?? getProviderKind(config.provider).createModel({ ...accessOf(found), model: model.name });
  models.delete(identity);
  models.set(identity, ready);
  const [oldest] = models.keys();
  if (models.size > KEPT && oldest !== undefined) models.delete(oldest);
  return ready;
}
