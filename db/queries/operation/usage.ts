import { inArray, type SQL, sql } from "drizzle-orm";
import type { Db } from "../../client.ts";
import { usageDaily } from "../../schema/usage.ts";
import { users } from "../../schema/users.ts";

export type UsageRow = typeof usageDaily.$inferInsert;

/**
 * Adds figures to their days, in one statement. Each place may be named once, and the rows must come in one order, so that
 * two transactions never wait for each other in a circle.
 */
export const addUsage = (db: Db, rows: UsageRow[]) =>
  db
    .insert(usageDaily)
    .values(rows)
    .onConflictDoUpdate({
      target: [
        usageDaily.user_id,
        usageDaily.day,
        usageDaily.agent_name,
        usageDaily.llm_id,
        usageDaily.model_id,
        usageDaily.model_name,
        usageDaily.currency,
      ],
      set: {
        requests: sql`${usageDaily.requests} + excluded.requests`,
        failures: sql`${usageDaily.failures} + excluded.failures`,
        prompt_tokens: sql`${usageDaily.prompt_tokens} + excluded.prompt_tokens`,
        completion_tokens: sql`${usageDaily.completion_tokens} + excluded.completion_tokens`,
        cost: sql`${usageDaily.cost} + excluded.cost`,
      },
    });

export interface UsageFilter {
  /** Null for everybody's. */
  user_id: string | null;
  llm_id?: string | undefined;
  /** Days in UTC, both included. */
  from: string;
  to: string;
}

export type UsageGrouping = "day" | "model" | "agent" | "provider" | "user";

const COLUMNS: Record<UsageGrouping, SQL> = {
  day: sql`day`,
  model: sql`provider_name, model_name`,
  agent: sql`agent_name`,
  provider: sql`provider_name`,
  user: sql`user_id`,
};

/** The last line that a reader has seen: its figure, and the values of its grouping's {@link COLUMNS}. */
export interface UsagePlace {
  requests: number;
  key: (string | null)[];
}

/** The newest day first, otherwise what was called most. */
const ORDER: Record<UsageGrouping, SQL> = {
  day: sql`day desc`,
  model: sql`requests desc, provider_name, model_name`,
  agent: sql`requests desc, agent_name nulls last`,
  provider: sql`requests desc, provider_name`,
  user: sql`requests desc, user_id`,
};

/** What comes after a line in that order. */
function behind(grouping: UsageGrouping, { requests, key }: UsagePlace): SQL {
  if (grouping === "day") return sql`day < ${key[0]}::date`;
  const calls = sql`${requests}::float8`;
  return sql`(requests < ${calls} or (requests = ${calls} and ${behindEqual(grouping, key)}))`;
}

function behindEqual(grouping: UsageGrouping, key: UsagePlace["key"]): SQL {
  const [first] = key;
  if (grouping === "agent") return first === null ? sql`false` : sql`(agent_name > ${first} or agent_name is null)`;
  const values = key.map((value) => sql`${value}`);
  return sql`(${COLUMNS[grouping]}) > (${sql.join(values, sql`, `)})`;
}

const matching = ({ user_id, llm_id, from, to }: UsageFilter): SQL => {
  const conditions = [sql`day between ${from}::date and ${to}::date`];
  if (user_id !== null) conditions.push(sql`user_id = ${user_id}`);
  if (llm_id !== undefined) conditions.push(sql`llm_id = ${llm_id}`);
  return sql.join(conditions, sql` and `);
};

export type UsageSums = {
  requests: number;
  failures: number;
  prompt_tokens: number;
  completion_tokens: number;
  /** Of each currency its own sum. */
  costs: { amount: number; currency: string }[];
};

const PER_CURRENCY = sql`currency, sum(requests) as requests, sum(failures) as failures,
  sum(prompt_tokens) as prompt_tokens, sum(completion_tokens) as completion_tokens, sum(cost) as cost`;

const SUMS = sql`coalesce(sum(requests), 0)::float8 as requests, coalesce(sum(failures), 0)::float8 as failures,
  coalesce(sum(prompt_tokens), 0)::float8 as prompt_tokens, coalesce(sum(completion_tokens), 0)::float8 as completion_tokens,
  coalesce(jsonb_agg(jsonb_build_object('amount', cost::float8, 'currency', currency) order by currency)
    filter (where currency is not null), '[]') as costs`;

export type UsageLineRow = UsageSums & {
  day?: string;
  provider_name?: string;
  model_name?: string;
  agent_name?: string | null;
  user_id?: string;
};

/** The sums of a period by group; with `after` those that follow that line. */
export const sumUsage = (
  db: Db,
  filter: UsageFilter,
  grouping: UsageGrouping,
  page: { limit: number; offset: number; after?: UsagePlace | undefined },
): Promise<UsageLineRow[]> => {
  const columns = COLUMNS[grouping];
  const where = page.after ? sql`where ${behind(grouping, page.after)}` : sql``;
  return db.execute<UsageLineRow>(sql`with per_currency as (
      select ${columns}, ${PER_CURRENCY} from usage_daily where ${matching(filter)} group by ${columns}, currency
    ), lines as (select ${columns}, ${SUMS} from per_currency group by ${columns})
    select ${grouping === "day" ? sql`day::text, requests, failures, prompt_tokens, completion_tokens, costs` : sql`*`}
    from lines ${where} order by ${ORDER[grouping]} limit ${page.limit} offset ${page.offset}`);
};

/** How many groups there are. */
export const countUsage = async (db: Db, filter: UsageFilter, grouping: UsageGrouping): Promise<number> => {
  const [row] = await db.execute<{ total: number }>(sql`select count(*)::int as total from (
    select 1 from usage_daily where ${matching(filter)} group by ${COLUMNS[grouping]}) groups`);
  return row?.total ?? 0;
};

/** The sums of a whole period. */
export const totalUsage = async (db: Db, filter: UsageFilter): Promise<UsageSums> => {
  const [row] = await db.execute<UsageSums>(sql`with per_currency as (
      select ${PER_CURRENCY} from usage_daily where ${matching(filter)} group by currency
    ) select ${SUMS} from per_currency`);
  return row ?? { requests: 0, failures: 0, prompt_tokens: 0, completion_tokens: 0, costs: [] };
};

/** What people are called, for lines by person. */
export const listNames = (db: Db, user_ids: string[]) =>
  db
    .select({ user_id: users.user_id, nickname: users.nickname, email: users.email })
    .from(users)
    .where(inArray(users.user_id, user_ids));
