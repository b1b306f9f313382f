import type { Sql } from "postgres";

/** What the sessions of the database are at, where one waits for another: the first thing to know about what is stuck. */
export async function waitingSessions(sql: Sql): Promise<string[]> {
  const rows = await sql<{ line: string }[]>`
    select concat_ws(' ', pid, application_name, state, wait_event, 'since', date_trunc('second', now() - state_change),
      'blocked by', pg_blocking_pids(pid)::text, left(query, 160)) as line
    from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and (xact_start is not null
      or cardinality(pg_blocking_pids(pid)) > 0) order by pid`;
  return rows.map(({ line }) => line);
}
