import { db } from "../../../db/client.ts";
import * as schema from "../../../db/schema/index.ts";
import type { PinnedTool } from "../../../lib/protocol/pinned-tool.ts";
import { encryptSecret } from "../../../lib/security/index.ts";
import { idOf, type Planted } from "./planted.ts";

/** What a person's agents can reach outside: an MCP server and an HTTP service, each with one approved tool. */
export async function plantToolSources(person: Planted): Promise<void> {
  await plantMcpServer(person);
  await plantHttpService(person);
}

const approvedTool = (canary: string): PinnedTool => ({
  ...{ name: canary, description: canary, input_schema: { type: "object", title: canary } },
  ...{ hash: "0".repeat(64), status: "approved", is_read_only: false, is_enabled: true },
});

async function plantMcpServer(person: Planted): Promise<void> {
  const { user_id, canary } = person;
  const server_id = idOf(person, "server_id");
  const secrets = encryptSecret(JSON.stringify({ "X-Key": canary }), { row_id: server_id, owner_id: user_id });
  await db()
    .insert(schema.mcpServers)
    .values({
      ...{
        server_id,
        user_id,
        name: canary,
        prefix: "planted",
        transport: "http",
        url: `http://127.0.0.1:9/${canary}`,
      },
      ...{ secrets_encrypted: secrets, status: "failed", status_message: canary, command: [canary] },
      tools: [approvedTool(canary)],
    });
}

async function plantHttpService(person: Planted): Promise<void> {
  const { user_id, canary } = person;
  const url = `http://127.0.0.1:9/${canary}`;
  const request = { method: "GET" as const, path: `/${canary}`, parameters: [], body: null };
  await db()
    .insert(schema.httpServices)
    .values({
      ...{ service_id: idOf(person, "service_id"), user_id, name: canary, prefix: "planted_http" },
      ...{ document_url: url, document: `{"openapi":"3.1.0","info":{"title":"${canary}"}}`, base_url: url },
      ...{ credential_name: canary, status: "failed", status_message: canary },
      tools: [{ ...approvedTool(canary), request }],
    });
}
