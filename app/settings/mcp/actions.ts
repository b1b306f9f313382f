"use server";

import { z } from "zod";
import { action } from "@/lib/http";
import * as mcp from "@/lib/mcp";
import { uuid } from "@/lib/protocol/contract/fields";
import { createMcpServerBody, reviewMcpToolsBody, updateMcpServerBody } from "@/lib/protocol/contract/mcp-servers";

const params = z.object({ server_id: uuid });

export const createMcpServer = action(createMcpServerBody, (body, actor) => mcp.createMcpServer(actor, body));

export const updateMcpServer = action(z.intersection(params, updateMcpServerBody), ({ server_id, ...body }, actor) =>
  mcp.updateMcpServer(actor, server_id, body),
);

export const deleteMcpServer = action(params, async ({ server_id }, actor) => {
  await mcp.deleteMcpServer(actor, server_id);
  return null;
});

export const refreshMcpServer = action(params, ({ server_id }, actor) => mcp.refreshMcpServer(actor, server_id));

export const reviewMcpTools = action(z.intersection(params, reviewMcpToolsBody), ({ server_id, ...body }, actor) =>
  mcp.reviewMcpTools(actor, server_id, body),
);

export const signInToMcpServer = action(params, ({ server_id }, actor) => mcp.signInToMcpServer(actor, server_id));
