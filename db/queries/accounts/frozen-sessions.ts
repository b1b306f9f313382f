import { sql } from "drizzle-orm";
import { type Db, SESSION_NAME } from "../../client.ts";

/** No transaction of ours waits so long for its own process. */
const FROZEN_SECONDS = 20;

/**
 * Ends sessions of ours whose process stopped in the middle of a transaction (frozen, or on a machine that is gone): they
 * hold the locks of their conversations, and in the middle of a message no timeout of PostgreSQL ends them.
 */
export async function endFrozenSessions(db: Db): Promise<void> {
  await db.execute(sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and usename = current_user and pid <> pg_backend_pid()
      and starts_with(application_name, ${SESSION_NAME}) and wait_event = 'ClientRead'
      and xact_start < now() - make_interval(secs => ${FROZEN_SECONDS})`);
}
