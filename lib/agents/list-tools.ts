import { db } from "../../db/client.ts";
import { countToolRows, findToolRow, listToolRows } from "../../db/queries/agents/tools.ts";
import type { Actor } from "../core/actor.ts";
import { fail } from "../core/errors.ts";
import { isId } from "../core/ids.ts";
import type { ListToolsQuery, Tool } from "../protocol/contract/tools.ts";
import { type Page, pageOf } from "../protocol/envelope.ts";
import { toolOf } from "./tool-of.ts";

/** The tools of this installation; they are the same for everybody, and who may use them is another question. */
export async function listTools(_actor: Actor, query: ListToolsQuery): Promise<Page<Tool>> {
  const { page, per_page, type, security_level, is_active, search, sort } = query;
  const filter = { type, security_level, is_active, search: search?.trim() };
  const [rows, [counted]] = await Promise.all([
    listToolRows(db(), filter, { limit: per_page, offset: (page - 1) * per_page, sort }),
    countToolRows(db(), filter),
  ]);
  return pageOf(rows.map(toolOf), counted?.total ?? 0, page, per_page);
}

/** One tool. Throws NOT_FOUND. */
export async function getTool(_actor: Actor, tool_id: string): Promise<Tool> {
  const [row] = isId(tool_id) ? await findToolRow(db(), tool_id) : [];
  if (!row) throw fail("NOT_FOUND", { what: "tool" });
  return toolOf(row);
}
