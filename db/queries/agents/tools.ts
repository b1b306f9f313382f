import { and, count, eq, notInArray, type SQL, sql } from "drizzle-orm";
import type { ToolSort } from "../../../lib/protocol/contract/tools.ts";
import type { Db } from "../../client.ts";
import { tools } from "../../schema/agents.ts";
import { sortedBy } from "../../sorted-by.ts";

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

/** Whether there is such a tool and it reaches outside with an effect: what people need a grant for. */
export async function isDangerousTool(db: Db, name: string): Promise<boolean> {
  const { security_level, is_active } = tools;
  const rows = await db
    .select({ tool_id: tools.tool_id })
    .from(tools)
    .where(and(eq(tools.name, name), eq(security_level, "dangerous"), eq(is_active, true)));
  return rows.length > 0;
}

interface ToolFilter {
  type?: string | undefined;
  security_level?: ToolRow["security_level"] | undefined;
  is_active?: boolean | undefined;
  search?: string | undefined;
}

const matching = ({ type, security_level, is_active, search }: ToolFilter): SQL | undefined =>
  and(
    type === undefined ? undefined : eq(tools.tool_type, type),
    security_level === undefined ? undefined : eq(tools.security_level, security_level),
    is_active === undefined ? undefined : eq(tools.is_active, is_active),
    // No pattern: what a person types may contain % and _.
    search
      ? sql`position(lower(${search}) in lower(${tools.name} || ' ' || ${tools.display_name} || ' ' || ${tools.description})) > 0`
      : undefined,
  );

export const listToolRows = (db: Db, filter: ToolFilter, page: { limit: number; offset: number; sort: ToolSort }) =>
  db
    .select()
    .from(tools)
    .where(matching(filter))
    .orderBy(sortedBy(page.sort, tools, tools.tool_id))
    .limit(page.limit)
    .offset(page.offset);

export const countToolRows = (db: Db, filter: ToolFilter) =>
  db.select({ total: count() }).from(tools).where(matching(filter));

export const findToolRow = (db: Db, tool_id: string) =>
  db.select().from(tools).where(eq(tools.tool_id, tool_id)).limit(1);
