import { and, asc, count, desc, eq, inArray, notInArray, or, type SQL, sql } from "drizzle-orm";
import type { Db } from "../client.ts";
import { agents, agentTools, tools } from "../schema/agents.ts";

export type AgentRow = typeof agents.$inferSelect;

interface AgentFilter {
  user_id: string;
  type?: AgentRow["agent_type"] | undefined;
  status: AgentRow["status"];
}

const isOwn = (user_id: string): SQL => eq(agents.user_id, user_id);

/** Other people's agents and the system's are to be had only while they are active. */
const isOffered = (): SQL | undefined =>
  and(or(eq(agents.is_system_agent, true), eq(agents.agent_type, "shared")), eq(agents.status, "active"));

const visible = (user_id: string): SQL | undefined => or(isOwn(user_id), isOffered());

const matching = ({ user_id, type, status }: AgentFilter): SQL | undefined =>
  and(visible(user_id), eq(agents.status, status), type ? eq(agents.agent_type, type) : undefined);

/** System agents first, then by name. */
export const listAgentRows = (db: Db, filter: AgentFilter, page: { limit: number; offset: number }) =>
  db
    .select()
    .from(agents)
    .where(matching(filter))
    .orderBy(desc(agents.is_system_agent), asc(agents.display_name), asc(agents.agent_id))
    .limit(page.limit)
    .offset(page.offset);

/** The active agents a user may use, each with the names of the active tools that are enabled for it, in one statement. */
export const listAgentsForUse = (db: Db, user_id: string, limit: number) =>
  db
    .select({
      agent: agents,
      tools: sql<string[]>`array(select t.name from agent_tools given join tools t on t.tool_id = given.tool_id
        where given.agent_id = agents.agent_id and given.is_enabled and t.is_active)`,
    })
    .from(agents)
    .where(matching({ user_id, status: "active" }))
    .orderBy(desc(agents.is_system_agent), asc(agents.display_name), asc(agents.agent_id))
    .limit(limit);

export const countAgentRows = (db: Db, filter: AgentFilter) =>
  db.select({ total: count() }).from(agents).where(matching(filter));

/** The user's own agent in any state, or one that is offered. */
export const findAgentRow = (db: Db, user_id: string, agent_id: string) =>
  db
    .select()
    .from(agents)
    .where(and(eq(agents.agent_id, agent_id), visible(user_id)))
    .limit(1);

export const findSystemAgentRow = (db: Db, name: string) =>
  db
    .select()
    .from(agents)
    .where(and(eq(agents.is_system_agent, true), eq(agents.name, name)))
    .limit(1);

interface SystemAgent {
  agent_id: string;
  name: string;
  display_name: string;
  description: string;
  instruction: string;
  capabilities: string[];
  parameters: Record<string, unknown>;
}

/** An agent that was archived because the code lacked it comes back; one that an admin disabled stays so. */
export const upsertSystemAgents = (db: Db, values: SystemAgent[], at: Date) =>
  db
    .insert(agents)
    .values(
      values.map((value) => ({
        ...value,
        agent_type: "system" as const,
        is_system_agent: true,
        created_at: at,
        updated_at: at,
      })),
    )
    .onConflictDoUpdate({
      target: agents.name,
      targetWhere: sql`is_system_agent = true`,
      set: {
        display_name: sql`excluded.display_name`,
        description: sql`excluded.description`,
        instruction: sql`excluded.instruction`,
        capabilities: sql`excluded.capabilities`,
        parameters: sql`excluded.parameters`,
        status: sql`case when ${agents.status} = 'archived' then 'active' else ${agents.status} end`,
        updated_at: at,
      },
      setWhere: sql`(${agents.display_name}, ${agents.description}, ${agents.instruction}, ${agents.capabilities}, ${agents.parameters}, ${agents.status} = 'archived')
        is distinct from (excluded.display_name, excluded.description, excluded.instruction, excluded.capabilities, excluded.parameters, false)`,
    });

export const archiveOtherSystemAgents = (db: Db, names: string[], at: Date) =>
  db
    .update(agents)
    .set({ status: "archived", updated_at: at })
    .where(
      and(
        eq(agents.is_system_agent, true),
        names.length > 0 ? notInArray(agents.name, names) : undefined,
        inArray(agents.status, ["active", "disabled"]),
      ),
    );

export const listSystemAgentIds = (db: Db, names: string[]) =>
  db
    .select({ agent_id: agents.agent_id, name: agents.name })
    .from(agents)
    .where(and(eq(agents.is_system_agent, true), inArray(agents.name, names)));

/** Means of all uses so far, kept up to date without reading them again. `seconds` is how long this use took. */
export const countAgentUse = (db: Db, agent_id: string, use: { success: boolean; seconds: number; at: Date }) =>
  db
    .update(agents)
    .set({
      usage_count: sql`${agents.usage_count} + 1`,
      success_rate: sql`(${agents.success_rate} * ${agents.usage_count} + ${use.success ? 1 : 0}) / (${agents.usage_count} + 1)`,
      average_response_time: sql`(${agents.average_response_time} * ${agents.usage_count} + ${use.seconds}::real) / (${agents.usage_count} + 1)`,
      last_used_at: use.at,
    })
    .where(eq(agents.agent_id, agent_id));

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

/** The tools an agent may use: enabled for it, and active. */
export const listAgentToolRows = (db: Db, agent_id: string) =>
  db
    .select({ tool: tools, configuration: agentTools.configuration })
    .from(agentTools)
    .innerJoin(tools, eq(tools.tool_id, agentTools.tool_id))
    .where(and(eq(agentTools.agent_id, agent_id), eq(agentTools.is_enabled, true), eq(tools.is_active, true)))
    .orderBy(asc(tools.name));

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
