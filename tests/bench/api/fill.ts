import type postgres from "postgres";
import { MONTHS } from "./age-database.ts";

/** Messages of one conversation: a question and its answer, five times. */
export const PER_CONVERSATION = 10;
/** Messages that hold the same rare word, however many there are. */
const PER_NEEDLE = 20;
const BATCH = 20_000;

/** What of a message's conversation `n` is where: ids and instants follow from the numbers, so that rows find each other. */
const FUNCTIONS = `
  create or replace function pg_temp.at_of(n bigint, k int) returns timestamptz language sql immutable as $$
    select now() - interval '${MONTHS} months' + (hashint8(n)::bigint + 2147483648) / 4294967296.0
      * (interval '${MONTHS} months' - interval '1 hour') + k * interval '30 seconds' $$;
  create or replace function pg_temp.id_of(n bigint, k int) returns uuid language sql immutable as $$
    select (lpad(to_hex(floor(extract(epoch from pg_temp.at_of(n, k)) * 1000)::bigint), 12, '0')
      || '7000' || '8000' || lpad(to_hex(n * 32 + k), 12, '0'))::uuid $$`;

const MESSAGE_WORDS = `array['needle' || lpad(((n * ${PER_CONVERSATION} + k) / ${PER_NEEDLE})::text, 8, '0')]
  || array(select 'word' || ((hashint8(n * 10 + k)::bigint + 2147483648) * w % 9973) from generate_series(1, 9) w)`;

/**
 * Brings a person's conversations from `from` to `to` of them, spread over two years, each with ten messages and the five
 * runs that wrote half of them. Indexes for search are made anew after it, which is many times quicker.
 */
export async function fill(sql: postgres.Sql, user_id: string, from: number, to: number): Promise<void> {
  const connection = await sql.reserve();
  try {
    await connection.unsafe("set session_replication_role = replica; set maintenance_work_mem = '256MB'");
    // "now" of the functions must be the same in every batch.
    await connection.unsafe(FUNCTIONS.replaceAll("now()", `timestamptz '${new Date().toISOString()}'`));
    const [index] = await connection<[{ indexdef: string }]>`
      select pg_get_indexdef('idx_messages_search'::regclass) as indexdef`;
    await connection.unsafe("drop index idx_messages_search");
    for (let first = from; first < to; first += BATCH) {
      await insert(connection, user_id, first, Math.min(first + BATCH, to) - 1);
    }
    // Of a partitioned index PostgreSQL says "on only": taken by its word it would be made for no partition.
    await connection.unsafe(index.indexdef.replace(" ON ONLY ", " ON "));
    await connection.unsafe("vacuum analyze conversations; ".trim());
    for (const table of ["messages", "runs"]) await connection.unsafe(`vacuum analyze ${table}`);
    await connection`update users set total_conversations = ${to}, total_messages = ${to * PER_CONVERSATION}
      where user_id = ${user_id}`;
  } finally {
    await connection.unsafe("reset session_replication_role");
    connection.release();
  }
}

async function insert(connection: postgres.ReservedSql, user_id: string, first: number, last: number): Promise<void> {
  await connection.unsafe(`
    insert into conversations (conversation_id, title, is_titled, created_at, updated_at, last_message_at, message_count,
      user_id, tags, search)
    select pg_temp.id_of(n, 0), 'Conversation ' || n, true, pg_temp.at_of(n, 0), pg_temp.at_of(n, 11),
      pg_temp.at_of(n, 11), ${PER_CONVERSATION}, '${user_id}', case when n % 20 = 0 then '["work"]'::jsonb end,
      array_to_tsvector(array['conversation', n::text])
    from generate_series(${first}::bigint, ${last}) n`);
  await connection.unsafe(`
    insert into messages (message_id, role, content, timestamp, conversation_id, user_id, parent_message_id, search)
    select pg_temp.id_of(n, k), case when k % 2 = 1 then 'user' else 'assistant' end,
      array_to_string(words, ' ') || repeat(' and so on', 20), pg_temp.at_of(n, k), pg_temp.id_of(n, 0), '${user_id}',
      case when k % 2 = 0 then pg_temp.id_of(n, k - 1) end, array_to_tsvector(words)
    from generate_series(${first}::bigint, ${last}) n, generate_series(1, ${PER_CONVERSATION}) k,
      lateral (select ${MESSAGE_WORDS} as words) w`);
  await connection.unsafe(`
    insert into runs (run_id, conversation_id, user_id, user_message_id, assistant_message_id, client_message_id, status,
      usage, created_at, started_at, finished_at)
    select pg_temp.id_of(n, k), pg_temp.id_of(n, 0), '${user_id}', pg_temp.id_of(n, k - 1), pg_temp.id_of(n, k),
      'bench-' || k, 'completed', '{"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120}',
      pg_temp.at_of(n, k), pg_temp.at_of(n, k), pg_temp.at_of(n, k)
    from generate_series(${first}::bigint, ${last}) n, generate_series(2, ${PER_CONVERSATION}, 2) k`);
}

/** Ids of rows spread over all there are, for requests that name one. */
export async function sample(sql: postgres.Sql, count: number) {
  const conversations = await sql<{ id: string }[]>`
    select conversation_id as id from conversations where message_count > 0 order by md5(conversation_id::text) limit ${count}`;
  const runs = await sql<{ id: string }[]>`select run_id as id from runs order by md5(run_id::text) limit ${count}`;
  const [needles] = await sql<[{ count: number }]>`select (count(*) / ${PER_NEEDLE})::int as count from messages`;
  return {
    conversations: conversations.map(({ id }) => id),
    runs: runs.map(({ id }) => id),
    needles: Array.from({ length: count }, (_, index) => {
      const number = Math.floor((index * needles.count) / count);
      return `needle${String(number).padStart(8, "0")}`;
    }),
  };
}
