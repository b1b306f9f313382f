import { and, eq, notInArray, sql } from "drizzle-orm";
import type { Db } from "../client.ts";
import { tools } from "../schema/agents.ts";

export type ToolRow = typeof tools.$inferSelect;

/** Any number that nothing else in the database uses as an advisory lock. */
const REGISTRY_LOCK = 7_232_618;

/** One process at a time brings the tables up to the code, until the transaction ends. */
export const lockRegistry = (db: Db) => db.execute(sql`select pg_advisory_xact_lock(${REGISTRY_LOCK})`);

type SystemTool = Pick<
  ToolRow,
  | "tool_id"
  | "name"
  | "display_name"
  | "description"
  | "tool_type"
  | "schema"
  | "implementation"
  | "security_level"
  | "version"
  | "requires_auth"
>;

/** The code is the truth about its own tools: whatever it has is active. */
export const upsertSystemTools = (db: Db, values: SystemTool[]) =>
  db
    .insert(tools)
    .values(values.map((value) => ({ ...value, is_system_tool: true })))
    .onConflictDoUpdate({
      target: tools.name,
      set: {
        display_name: sql`excluded.display_name`,
        description: sql`excluded.description`,
        tool_type: sql`excluded.tool_type`,
        schema: sql`excluded.schema`,
        implementation: sql`excluded.implementation`,
        security_level: sql`excluded.security_level`,
        version: sql`excluded.version`,
        requires_auth: sql`excluded.requires_auth`,
        is_active: true,
      },
      setWhere: eq(tools.is_system_tool, true),
    });

export const deactivateOtherSystemTools = (db: Db, names: string[]) =>
  db
    .update(tools)
    .set({ is_active: false })
    .where(and(eq(tools.is_system_tool, true), names.length > 0 ? notInArray(tools.name, names) : undefined));

export const listToolIds = (db: Db) =>
  db.select({ tool_id: tools.tool_id, name: tools.name }).from(tools).where(eq(tools.is_system_tool, true));
