import type { Transaction } from "../../../db/client.ts";
import { listDefaultCandidates, setDefaultProvider } from "../../../db/queries/providers/llm-configs.ts";

/**
 * Sees to it that exactly one of a user's providers is the default: `prefer` where it is given, otherwise the present one
 * while it is active and not `avoid`, otherwise the oldest active one. The caller holds the user's providers.
 */
export async function settleDefault(
  tx: Transaction,
  owner_id: string,
  { prefer, avoid }: { prefer?: string | undefined; avoid?: string | undefined } = {},
): Promise<void> {
  const candidates = await listDefaultCandidates(tx, owner_id);
  const present = candidates.find((candidate) => candidate.is_default);
  const eligible = candidates.filter((candidate) => candidate.is_active && candidate.llm_id !== avoid);
  const chosen = prefer ?? (eligible.find((one) => one.is_default) ?? eligible[0] ?? present ?? candidates[0])?.llm_id;
  if (chosen !== undefined) await setDefaultProvider(tx, owner_id, chosen);
}
