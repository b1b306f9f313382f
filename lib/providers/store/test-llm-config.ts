import { db } from "../../../db/client.ts";
import { noteTest } from "../../../db/queries/providers/llm-configs.ts";
import type { Actor } from "../../core/actor.ts";
import type { LlmConfigTest } from "../../protocol/contract/llm-configs.ts";
import { testConnection } from "../connection/test-connection.ts";
import { getManagedProvider } from "./managed-provider.ts";
import { accessOf } from "./provider-access.ts";

/**
 * Asks a stored provider for its models: latency in milliseconds and their names, or why it failed. Keeps the outcome and
 * its time; the key is only read. Throws NOT_FOUND, FORBIDDEN.
 */
export async function testLlmConfig(actor: Actor, llm_id: string): Promise<LlmConfigTest> {
  const provider = await getManagedProvider(db(), actor, llm_id);
  const { fetch, ...access } = accessOf(provider);
  const result = await testConnection({ kind: provider.config.provider, ...access }, { fetch });
  await noteTest(db(), provider.config, { test_status: result.test_status, at: new Date(result.tested_at) });
  return result;
}
