import type postgres from "postgres";

/** How long the installation is thought to have been in use. */
export const MONTHS = 24;

/**
 * Gives a new database the monthly partitions of one that was set up two years ago; a new one keeps everything until this
 * month in its first partition. Must come before anything is written.
 */
export async function ageDatabase(sql: postgres.Sql): Promise<void> {
  await sql.unsafe(`
    do $$
    declare
      parent text;
      first text;
      month timestamp;
      lower_bound text;
      this_month timestamp := date_trunc('month', now() at time zone 'UTC');
    begin
      foreach parent in array array['messages', 'conversations'] loop
        first := parent || '_' || to_char(this_month, 'YYYY_MM');
        execute format('alter table %I detach partition %I', parent, first);
        execute format('drop table %I', first);
        lower_bound := 'MINVALUE';
        for back in reverse ${MONTHS}..0 loop
          month := this_month - make_interval(months => back);
          execute format('create table %I partition of %I for values from (%s) to (%L)',
            parent || '_' || to_char(month, 'YYYY_MM'), parent, lower_bound,
            uuidv7_at((month + interval '1 month') at time zone 'UTC'));
          lower_bound := quote_literal(uuidv7_at((month + interval '1 month') at time zone 'UTC'));
        end loop;
      end loop;
    end $$`);
}
