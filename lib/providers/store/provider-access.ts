import { createGuardedFetch } from "../../web/index.ts";
import type { ProviderAccess } from "../kinds/provider-kind.ts";
import type { StoredProvider } from "./llm-config-of.ts";
import { openKey } from "./stored-key.ts";

/**
 * How to reach a stored provider. Its `fetch` connects to public addresses and those of `ALMA_EGRESS_ALLOW`; that of a
 * superuser's provider to private ones too (Ollama on this machine).
 */
export const accessOf = ({
  config,
  is_owner_superuser,
}: Pick<StoredProvider, "config" | "is_owner_superuser">): ProviderAccess => ({
  api_key: openKey(config),
  base_url: config.api_base_url,
  organization_id: config.organization_id,
  fetch: createGuardedFetch({ allow_private: is_owner_superuser }),
});
