import type { UsableModel } from "../../../db/queries/providers/models.ts";
import type { Actor } from "../../core/actor.ts";
import { singleton } from "../../core/process/singleton.ts";
import { withHiddenAddress } from "../fault/redact.ts";
import { getProviderKind } from "../kinds/registry.ts";
import { limitModel } from "../rate-limit.ts";
import type { ChatModel } from "../step/step.ts";
import { rateLimitOf } from "./llm-config-of.ts";
import { accessOf } from "./provider-access.ts";

/** Models kept ready; the least recently used goes first. */
const KEPT = 100;

const kept = () => singleton("chat-models", () => new Map<string, ChatModel>());

/** Whoever may use a provider and not change it need not know where it is. */
export const isHiddenFrom = (actor: Actor, { user_id }: UsableModel["config"]): boolean =>
  user_id !== actor.user_id && !actor.is_superuser;

/** Whatever decides how a provider's model is called and what its errors tell: a change of any of it makes another model. */
const identityOf = ({ model, config, is_owner_superuser }: UsableModel, is_hidden: boolean): string => {
  const { llm_id, user_id, provider, api_key_encrypted, api_base_url, organization_id } = config;
  const parts = [llm_id, user_id, provider, api_key_encrypted, api_base_url, organization_id, is_owner_superuser];
  return JSON.stringify([...parts, model.name, is_hidden]);
};

/**
 * The model of a row, ready to be asked. Made once and kept: provider packages compile the schema of their answers anew for
 * every model, which costs a run more than all its queries.
 */
export function chatModelOf(found: UsableModel, actor: Actor): ChatModel {
  const models = kept();
  const is_hidden = isHiddenFrom(actor, found.config);
  const identity = identityOf(found, is_hidden);
  const ready = models.get(identity) ?? createModel(found, is_hidden);
  limitModel(ready, found.config.llm_id, rateLimitOf(found.config));
  models.delete(identity);
  models.set(identity, ready);
  const [oldest] = models.keys();
  if (models.size > KEPT && oldest !== undefined) models.delete(oldest);
  return ready;
}

function createModel(found: UsableModel, is_hidden: boolean): ChatModel {
  const { config, model } = found;
  const made = getProviderKind(config.provider).createModel({ ...accessOf(found), model: model.name });
  return is_hidden ? withHiddenAddress(made, config.api_base_url) : made;
}
