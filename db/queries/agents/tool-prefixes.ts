import { and, type Column, eq, sql } from "drizzle-orm";
import type { Db } from "../../client.ts";
import { httpServices, mcpServers } from "../../schema/tool-sources.ts";

/** The same prefix, or one that goes on where the other ends: `a` with `b_c` and `a_b` with `c` are one name. */
const meets = (column: Column, prefix: string) =>
  sql`(${column} = ${prefix} or starts_with(${column}, ${`${prefix}_`}) or starts_with(${prefix}, ${column} || '_'))`;

/** A person's MCP servers and HTTP services whose tools could have the name of a tool with `prefix`. */
export const listSourcesWithPrefix = (db: Db, user_id: string, prefix: string) =>
  db
    .select({ source_id: mcpServers.server_id, prefix: mcpServers.prefix })
    .from(mcpServers)
    .where(and(eq(mcpServers.user_id, user_id), meets(mcpServers.prefix, prefix)))
    .unionAll(
      db
        .select({ source_id: httpServices.service_id, prefix: httpServices.prefix })
        .from(httpServices)
        .where(and(eq(httpServices.user_id, user_id), meets(httpServices.prefix, prefix))),
    );
