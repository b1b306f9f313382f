import type { Transaction } from "../../../db/client.ts";
import {
  type LlmConfigChanges,
  type LlmConfigRow,
  TESTED_COLUMNS,
  updateLlmConfigRow,
} from "../../../db/queries/providers/llm-configs.ts";
import { audit } from "../../audit/index.ts";
import type { Actor } from "../../core/actor.ts";
import { fail } from "../../core/errors.ts";
import { checkVersion } from "../../core/http/if-match.ts";
import type { LlmConfig, ReplaceLlmConfigBody, UpdateLlmConfigBody } from "../../protocol/contract/llm-configs.ts";
import { isSameHost, normalizeBaseUrl } from "../connection/base-url.ts";
import { getProviderKind } from "../kinds/registry.ts";
import { llmConfigOf } from "./llm-config-of.ts";
import { changeProvider, getManagedProvider } from "./managed-provider.ts";
import { settleDefault } from "./settle-default.ts";
import { isStoredKey, openKey, sealKey } from "./stored-key.ts";

/**
 * Changes a provider; what the body leaves out stays. Throws NOT_FOUND, FORBIDDEN (sharing is for superusers), and
 * VALIDATION_ERROR where the address leads to another host and no key for that host comes with it.
 */
export function updateLlmConfig(actor: Actor, llm_id: string, body: UpdateLlmConfigBody): Promise<LlmConfig> {
  return changeProvider(actor, llm_id, async (tx, { config, is_owner_superuser }) => {
    checkVersion(config.version);
    const isSharing = body.is_shared !== undefined && body.is_shared !== config.is_shared;
    if (isSharing && !actor.is_superuser) {
      throw fail("FORBIDDEN", { message: "Only an administrator can share a provider with everybody." });
    }
    const changes = changesOf(config, body);
    const [row] = Object.values(body).some((value) => value !== undefined)
      ? await updateLlmConfigRow(tx, config.user_id, llm_id, changes)
      : [config];
    if (!row) throw fail("NOT_FOUND", { what: "provider" });
    await settleDefault(tx, config.user_id, {
      prefer: body.is_default ? llm_id : undefined,
      avoid: body.is_default === false ? llm_id : undefined,
    });
    await writeAudit(tx, actor, { before: config, after: row }, body, isSharing);
    const isStillVisible = config.user_id === actor.user_id || row.is_shared;
    return llmConfigOf(
      isStillVisible ? await getManagedProvider(tx, actor, llm_id) : { config: row, is_owner_superuser },
      actor,
    );
  });
}

/** Sets everything of a provider but its kind, and its key where one comes. Throws as {@link updateLlmConfig}. */
export const replaceLlmConfig = (actor: Actor, llm_id: string, body: ReplaceLlmConfigBody): Promise<LlmConfig> =>
  updateLlmConfig(actor, llm_id, body);

function changesOf(config: LlmConfigRow, body: UpdateLlmConfigBody): LlmConfigChanges {
  const { api_key, api_base_url, organization_id, provider_name, is_active, is_shared, rate_limit } = body;
  if (api_base_url !== undefined) checkAddress(config, api_base_url, api_key);
  const changes: LlmConfigChanges = {
    provider_name,
    api_base_url,
    organization_id,
    is_active,
    is_shared,
    rate_limit,
    // Sealed again the same key would look like another.
    ...(api_key !== undefined && !isStoredKey(config, api_key) && sealKey(config, api_key)),
  };
  return isOtherAccess(config, changes) ? { ...changes, test_status: "pending" } : changes;
}

/** Whether a test of the provider as it was says nothing of it as it will be. */
const isOtherAccess = (config: LlmConfigRow, changes: LlmConfigChanges): boolean =>
  TESTED_COLUMNS.some((column) => changes[column] !== undefined && changes[column] !== config[column]);

/** A stored key is sent to the host it was stored for and to no other. */
function checkAddress(config: LlmConfigRow, api_base_url: string | null, api_key: string | undefined): void {
  const { default_base_url } = getProviderKind(config.provider);
  const next = api_base_url ?? default_base_url;
  if (!next) throw refuse("api_base_url", "This kind of provider needs a base URL.");
  normalizeBaseUrl(next);
  const present = config.api_base_url ?? default_base_url;
  if (api_key !== undefined || (present && isSameHost(present, next))) return;
  if (openKey(config) === "") return;
  throw refuse("api_key", "The address leads to another host: enter the key for it. The stored key is not sent there.");
}

const refuse = (field: string, message: string) => fail("VALIDATION_ERROR", { message, details: [{ field, message }] });

async function writeAudit(
  tx: Transaction,
  actor: Actor,
  { before, after }: { before: LlmConfigRow; after: LlmConfigRow },
  body: UpdateLlmConfigBody,
  isSharing: boolean,
): Promise<void> {
  const { llm_id } = before;
  const fields = Object.entries(body).flatMap(([field, value]) => (value === undefined ? [] : [field]));
  const others = fields.filter((field) => field !== "is_shared");
  if (isSharing) await audit(tx, actor, "provider.shared", { llm_id, is_shared: body.is_shared === true });
  if (others.length > 0)
    await audit(tx, actor, "provider.updated", { llm_id, fields: others, ...changed(before, after) });
}

const TOLD = ["provider_name", "api_base_url", "organization_id", "is_active", "rate_limit"] as const;

/** What changed, with nothing of the key. */
function changed(before: LlmConfigRow, after: LlmConfigRow) {
  const fields = TOLD.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
  const of = (row: LlmConfigRow) => Object.fromEntries(fields.map((field) => [field, row[field]]));
  return { before: of(before), after: of(after) };
}
