import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Database } from "./client.ts";

/** Any numbers that nothing else in the database uses as advisory locks. */
const CLAIM_LOCK = 7_240_311;
const INSTALL_LOCK = 7_240_312;
/**
 * With a person's hash: whoever has it alone decides whether a run of theirs may begin, until its transaction is over, and
 * what its next statement counts is what counts. Who does not get it does not wait.
 */
export const PERSON_LOCK = 7_240_313;

/** What a claim weighs; docs/scheduler.md explains it to operators. */
const PER_RUN_AT_WORK = 3;
const SECONDS_PER_POINT = 10;

/** The order in which waiting runs are begun; `running` counts their person's runs at work. */
export const turnOf = (running: string, run: string): string =>
  `${running} > 0, ${run}.priority - ${PER_RUN_AT_WORK} * ${running}
    + extract(epoch from now() - ${run}.created_at) / ${SECONDS_PER_POINT} desc, ${run}.run_id`;

/** Older by id, or at work already: ids of two machines may disagree about who is older, a status cannot be misread. */
const IS_FIRST_OF_CONVERSATION = `not exists (
  select 1 from runs other
  where other.conversation_id = runs.conversation_id and other.run_id <> runs.run_id
    and other.status in ('queued', 'running', 'waiting_approval')
    and (other.status <> 'queued' or other.run_id < runs.run_id))`;

const IS_QUEUED = `status = 'queued' and (not_before is null or not_before <= now()) and ${IS_FIRST_OF_CONVERSATION}`;
const IS_LOST = "status = 'running' and lease_until < now()";
const COLUMNS = "runs.run_id, runs.user_id, runs.priority, runs.created_at";

/**
 * One candidate for each person and priority that waits: the index (user_id, priority, run_id) is skipped through, so ten
 * thousand runs of one person cost no more than one. And those whose holder is gone.
 */
const BEST = `waiting (user_id, priority) as (
    (select user_id, priority from runs where status = 'queued' order by user_id, priority limit 1)
    union all
    select next.user_id, next.priority from waiting cross join lateral (
      select user_id, priority from runs
      where status = 'queued' and (user_id, priority) > (waiting.user_id, waiting.priority)
      order by user_id, priority limit 1) next
  ),
  candidates as (
    select first.* from waiting cross join lateral (
      select ${COLUMNS} from runs
      where user_id = waiting.user_id and priority = waiting.priority and ${IS_QUEUED}
      order by run_id limit 1) first
    union all
    select ${COLUMNS} from runs where ${IS_LOST}
  )`;

const NAMED = `candidates as (
    select ${COLUMNS} from runs where run_id = only_run and ((${IS_QUEUED}) or (${IS_LOST})))`;

/** The next of the candidates whose person has not been passed over; a lost run is not in its own way. */
const nextOf = (candidates: string): string => `
  with recursive ${candidates},
  working as materialized (
    select user_id, array_agg(run_id) as run_ids from runs where status = 'running' group by user_id
  ),
  weighed as (
    select candidates.*, coalesce(cardinality(array_remove(working.run_ids, candidates.run_id)), 0) as running
    from candidates left join working on working.user_id = candidates.user_id
  )
  select runs.run_id, runs.user_id into chosen from weighed join runs on runs.run_id = weighed.run_id
  where weighed.running < most_per_user and weighed.user_id <> all (passed_over)
  order by ${turnOf("weighed.running", "weighed")}
  limit 1 for update of runs skip locked`;

const OTHERS_WAIT = (run_id: string): string => `exists (
  select 1 from (select run_id from runs where status = 'queued' order by user_id, priority limit 2) queued
  where queued.run_id is distinct from ${run_id})`;

/**
 * Looks once more: a row that was changed while it was being chosen is locked as it is now, not as it was chosen, and a run
 * of this person may have begun meanwhile with the message that asks for it.
 */
const TAKE = `
  with taken as (
    update runs set status = 'running', fence = fence + 1, lease_owner = holder,
      lease_until = now() + make_interval(secs => lease_seconds), started_at = coalesce(started_at, now()),
      not_before = null, error_code = null, error_message = null
    from users where runs.run_id = chosen.run_id and users.user_id = runs.user_id
      and (runs.status = 'queued' and (runs.not_before is null or runs.not_before <= now())
        or runs.status = 'running' and runs.lease_until < now())
      and most_per_user > (
      select count(*) from runs mine
      where mine.user_id = chosen.user_id and mine.status = 'running' and mine.run_id <> chosen.run_id)
    returning runs as run, json_build_object('user_id', users.user_id, 'email', users.email,
      'nickname', users.nickname, 'is_superuser', users.is_superuser, 'is_active', users.is_active,
      'language', users.language, 'timezone', users.timezone,
      'permissions', array(select permission from grants where grants.user_id = users.user_id)) as person
  )
  select taken.run, taken.person, ${OTHERS_WAIT("chosen.run_id")} from taken`;

const BODY = `(holder text, lease_seconds int, most_per_user int, only_run uuid)
returns table (run runs, person json, others_wait boolean) language plpgsql as $claim$
#variable_conflict use_column
declare
  chosen record;
  passed_over uuid[] := '{}';
begin
  perform pg_advisory_xact_lock(${CLAIM_LOCK});
  loop
    if only_run is null then ${nextOf(BEST)};
    else ${nextOf(NAMED)};
    end if;
    exit when chosen.run_id is null;
    if pg_try_advisory_xact_lock(${PERSON_LOCK}, hashtext(chosen.user_id::text)) then
      return query ${TAKE};
      if found then return; end if;
    end if;
    passed_over := passed_over || chosen.user_id;
  end loop;
  return query select null::runs, null::json, ${OTHERS_WAIT("null::uuid")};
end $claim$`;

/** Named by what it does, so that processes of two versions beside each other each call their own. */
export const CLAIM_FUNCTION = `claim_run_${createHash("sha256").update(BODY).digest("hex").slice(0, 12)}`;

/**
 * Makes sure that the database has the function behind `claimRun`. It is one, because its second statement must see what
 * was committed before its first got the lock, because its plan is kept (0.2 ms a claim instead of 1.5), and because
 * lock and claim then are one message that commits by itself: a process that is frozen here holds up nobody.
 */
export const installClaimFunction = async (db: Database): Promise<void> => {
  const create = `create or replace function ${CLAIM_FUNCTION} ${BODY}`;
  await db.execute(sql.raw(`select pg_advisory_xact_lock(${INSTALL_LOCK}); ${create}`));
};
