import { and, asc, eq, inArray, notInArray, sql } from "drizzle-orm";
import type { Db } from "../../client.ts";
import { agentTools, tools } from "../../schema/agents.ts";

/** Adds tools to an agent; those it has keep their configuration and their counters. */
export const addAgentTools = (db: Db, pairs: { agent_id: string; tool_id: string }[]) =>
  db.insert(agentTools).values(pairs).onConflictDoNothing();

export const removeOtherAgentTools = (db: Db, agent_id: string, tool_ids: string[]) =>
  db
    .delete(agentTools)
    .where(
      and(
        eq(agentTools.agent_id, agent_id),
        tool_ids.length > 0 ? notInArray(agentTools.tool_id, tool_ids) : undefined,
      ),
    );

export const countToolUse = (db: Db, agent_id: string, tool_name: string, at: Date) =>
  db
    .update(agentTools)
    .set({ usage_count: sql`${agentTools.usage_count} + 1`, last_used_at: at })
    .where(
      and(
        eq(agentTools.agent_id, agent_id),
        inArray(agentTools.tool_id, db.select({ tool_id: tools.tool_id }).from(tools).where(eq(tools.name, tool_name))),
      ),
    );

/** The tools an agent was given, on or off, by name. The caller has found the agent for its user. */
export const listGivenTools = (db: Db, agent_id: string, tool_id?: string) =>
  db
    .select({ tool: tools, given: agentTools })
    .from(agentTools)
    .innerJoin(tools, eq(tools.tool_id, agentTools.tool_id))
    .where(and(eq(agentTools.agent_id, agent_id), tool_id === undefined ? undefined : eq(agentTools.tool_id, tool_id)))
    .orderBy(asc(tools.name));

export type GivenTool = Awaited<ReturnType<typeof listGivenTools>>[number];

type ToolSettings = Partial<Pick<typeof agentTools.$inferSelect, "is_enabled" | "configuration">>;

/** No row where the agent has the tool already. */
export const insertAgentTool = (db: Db, values: { agent_id: string; tool_id: string } & ToolSettings) =>
  db.insert(agentTools).values(values).onConflictDoNothing().returning({ tool_id: agentTools.tool_id });

export const updateAgentToolRow = (db: Db, agent_id: string, tool_id: string, changes: ToolSettings) =>
  db
    .update(agentTools)
    .set(changes)
    .where(and(eq(agentTools.agent_id, agent_id), eq(agentTools.tool_id, tool_id)));

export const deleteAgentTool = (db: Db, agent_id: string, tool_id: string) =>
  db
    .delete(agentTools)
    .where(and(eq(agentTools.agent_id, agent_id), eq(agentTools.tool_id, tool_id)))
    .returning({ tool_id: agentTools.tool_id });
