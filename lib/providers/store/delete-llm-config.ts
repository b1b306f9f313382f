import { deleteLlmConfigRow } from "../../../db/queries/providers/llm-configs.ts";
import { audit } from "../../audit/index.ts";
import type { Actor } from "../../core/actor.ts";
import { checkVersion } from "../../core/http/if-match.ts";
import { changeProvider } from "./managed-provider.ts";
import { settleDefault } from "./settle-default.ts";

/** Removes a provider with its key and its models; another one becomes the default. Throws NOT_FOUND, FORBIDDEN. */
export function deleteLlmConfig(actor: Actor, llm_id: string): Promise<void> {
  return changeProvider(actor, llm_id, async (tx, { config }) => {
    checkVersion(config.version);
    await deleteLlmConfigRow(tx, config.user_id, llm_id);
    await settleDefault(tx, config.user_id);
    await audit(tx, actor, "provider.deleted", { llm_id });
  });
}
