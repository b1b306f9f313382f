import { db } from "../../db/client.ts";
import { deactivateOtherSystemTools, lockRegistry, upsertSystemTools } from "../../db/queries/agents/tools.ts";
import { newId } from "../core/ids.ts";
import type { SystemToolDefinition } from "./definitions.ts";

/** Brings the `tools` table up to the code's tools; those the code no longer has become inactive. Call before `syncAgents`. */
export async function syncTools(definitions: SystemToolDefinition[]): Promise<void> {
  await db().transaction(async (tx) => {
    await lockRegistry(tx);
    if (definitions.length > 0) {
      await upsertSystemTools(
        tx,
        definitions.map((definition) => ({ ...definition, tool_id: newId() })),
      );
    }
    await deactivateOtherSystemTools(
      tx,
      definitions.map((definition) => definition.name),
    );
  });
}
