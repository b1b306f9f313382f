import { and, asc, count, desc, eq, inArray, ne, notInArray, or, type SQL, sql } from "drizzle-orm";
import type { AgentSort } from "../../../lib/protocol/contract/agents.ts";
import type { Db } from "../../client.ts";
import { agents } from "../../schema/agents.ts";
import { sortedBy } from "../../sorted-by.ts";

export type AgentRow = typeof agents.$inferSelect;

/** Whose eyes: administrators see system agents that are disabled, too. */
export interface AgentViewer {
  user_id: string;
  is_superuser: boolean;
}

interface AgentFilter {
  viewer: AgentViewer;
  type?: AgentRow["agent_type"] | undefined;
  status: AgentRow["status"];
  search?: string | undefined;
}

const isOwn = (user_id: string): SQL => eq(agents.user_id, user_id);

/** What is shared goes away at once with its owner's rights. */
const isShared = (): SQL | undefined =>
  and(
    eq(agents.agent_type, "shared"),
    sql`exists (select 1 from users owner where owner.user_id = ${agents.user_id} and owner.is_superuser and owner.is_active)`,
  );

/** Other people's agents and the system's are to be had only while they are active. */
const visible = ({ user_id, is_superuser }: AgentViewer): SQL | undefined =>
  or(
    isOwn(user_id),
    and(eq(agents.is_system_agent, true), is_superuser ? undefined : eq(agents.status, "active")),
    and(isShared(), eq(agents.status, "active")),
  );

const matching = ({ viewer, type, status, search }: AgentFilter): SQL | undefined =>
  and(
    visible(viewer),
    eq(agents.status, status),
    type ? eq(agents.agent_type, type) : undefined,
    // No pattern: what a person types may contain % and _.
    search
      ? sql`position(lower(${search}) in lower(${agents.name} || ' ' || ${agents.display_name} || ' ' || coalesce(${agents.description}, ''))) > 0`
      : undefined,
  );

/** The system's before one's own, those before shared ones, then by name: of two with one name the first is meant by it. */
const inOrder = (user_id: string): SQL[] => [
  desc(agents.is_system_agent),
  sql`(${agents.user_id} is not distinct from ${user_id}) desc`,
  asc(agents.display_name),
  asc(agents.agent_id),
];

export const listAgentRows = (
  db: Db,
  filter: AgentFilter,
  page: { limit: number; offset: number; sort?: AgentSort | undefined },
) =>
  db
    .select()
    .from(agents)
    .where(matching(filter))
    .orderBy(...(page.sort ? [sortedBy(page.sort, agents, agents.agent_id)] : inOrder(filter.viewer.user_id)))
    .limit(page.limit)
    .offset(page.offset);

/**
 * The active agents a user may use, each with the names of the active tools that are enabled for it and what was
 * configured of them, in one statement.
 */
export const listAgentsForUse = (db: Db, user_id: string, limit: number) =>
  db
    .select({
      agent: agents,
      tools: sql<string[]>`array(select t.name from agent_tools given join tools t on t.tool_id = given.tool_id
        where given.agent_id = agents.agent_id and given.is_enabled and t.is_active order by t.name)`,
      tool_configurations: sql<Record<
        string,
        Record<string, unknown>
      > | null>`(select jsonb_object_agg(t.name, given.configuration)
        from agent_tools given join tools t on t.tool_id = given.tool_id
        where given.agent_id = agents.agent_id and given.configuration is not null)`,
    })
    .from(agents)
    .where(matching({ viewer: { user_id, is_superuser: false }, status: "active" }))
    .orderBy(...inOrder(user_id))
    .limit(limit);

export const countAgentRows = (db: Db, filter: AgentFilter) =>
  db.select({ total: count() }).from(agents).where(matching(filter));

/** The user's own agent in any state, or one that is offered. */
export const findAgentRow = (db: Db, viewer: AgentViewer, agent_id: string) =>
  db
    .select()
    .from(agents)
    .where(and(eq(agents.agent_id, agent_id), visible(viewer)))
    .limit(1);

/** The same, locked until the transaction ends. */
export const lockAgentRow = (db: Db, viewer: AgentViewer, agent_id: string) =>
  findAgentRow(db, viewer, agent_id).for("no key update");

/** Any number that nothing else in the database uses as an advisory lock. */
const NAMES_LOCK = 7_232_619;

/** One change at a time of a person's agents, or, for null, of what is shared. */
export const lockAgentNames = (db: Db, user_id: string | null) =>
  db.execute(sql`select pg_advisory_xact_lock(${NAMES_LOCK}, hashtext(${user_id ?? "shared"}))`);

/** Agents that a name would be mistaken for: the system's, the owner's others, and where it is shared, other shared ones. */
export const listAgentsOfName = (db: Db, { user_id, name, is_shared }: AgentName) =>
  db
    .select({ agent_id: agents.agent_id, is_system_agent: agents.is_system_agent, user_id: agents.user_id })
    .from(agents)
    .where(
      and(
        eq(agents.name, name),
        or(
          eq(agents.is_system_agent, true),
          and(
            ne(agents.status, "archived"),
            or(isOwn(user_id), is_shared ? eq(agents.agent_type, "shared") : undefined),
          ),
        ),
      ),
    );

interface AgentName {
  user_id: string;
  name: string;
  is_shared: boolean;
}

/** Which of the names belong to agents that the user may use. */
export const listUsableNames = (db: Db, user_id: string, names: string[]) =>
  db
    .select({ name: agents.name })
    .from(agents)
    .where(and(inArray(agents.name, names), visible({ user_id, is_superuser: false }), ne(agents.status, "archived")));

export const countOwnAgents = (db: Db, user_id: string) =>
  db.select({ total: count() }).from(agents).where(isOwn(user_id));

export type NewAgent = Pick<
  typeof agents.$inferInsert,
  | "agent_id"
  | "user_id"
  | "name"
  | "display_name"
  | "description"
  | "instruction"
  | "model_id"
  | "capabilities"
  | "team"
  | "parameters"
  | "agent_type"
>;

export const insertAgent = (db: Db, values: NewAgent, at: Date) =>
  db
    .insert(agents)
    .values({ ...values, created_at: at, updated_at: at })
    .returning();

export type AgentChanges = Partial<Omit<NewAgent, "agent_id" | "user_id"> & Pick<AgentRow, "status">>;

/** The caller has locked the row for its user. */
export const updateAgentRow = (db: Db, agent_id: string, changes: AgentChanges, at: Date) =>
  db
    .update(agents)
    .set({ ...changes, updated_at: at, version: sql`${agents.version} + 1` })
    .where(eq(agents.agent_id, agent_id))
    .returning();

export const deleteAgentRow = (db: Db, user_id: string, agent_id: string) =>
  db.delete(agents).where(and(eq(agents.agent_id, agent_id), isOwn(user_id)));

/** A user's own ended runs of an agent by day (UTC), oldest first. `from_id` is the smallest run id that counts. */
export const listAgentDays = (db: Db, user_id: string, agent_id: string, from_id: string) =>
  db.execute<{ day: string; runs: number; completed: number; failed: number; average_response_time: number | null }>(
    sql`select to_char(created_at at time zone 'UTC', 'YYYY-MM-DD') as day,
        count(*)::int as runs,
        count(*) filter (where status = 'completed')::int as completed,
        count(*) filter (where status = 'failed')::int as failed,
        avg(extract(epoch from finished_at - coalesce(started_at, created_at)))::float8 as average_response_time
      from runs
      where user_id = ${user_id} and run_id >= ${from_id} and agent_id = ${agent_id}
        and status in ('completed', 'failed', 'cancelled')
      group by 1 order by 1`,
  );

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

export const listSystemNames = (db: Db) =>
  db
    .select({ name: agents.name })
    .from(agents)
    .where(and(eq(agents.is_system_agent, true), eq(agents.status, "active")))
    .orderBy(asc(agents.name));

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
