import { and, eq, isNull, lt, or, sql } from "drizzle-orm";
import type { Db } from "../../client.ts";
import { idempotencyKeys } from "../../schema/index.ts";

/** A request as it is told from others under the same key. */
export interface KeyedRequest {
  user_id: string;
  key: string;
  operation: string;
  request_hash: string;
}

interface Claim extends KeyedRequest {
  /** Names this claim; milliseconds are all that a `Date` has. */
  now: Date;
  /** Keys older than this are as good as gone. */
  forgotten_before: Date;
  /** Whoever began the same request before this and has not ended it is dead. */
  dead_before: Date;
}

const at = (user_id: string, key: string) => and(eq(idempotencyKeys.user_id, user_id), eq(idempotencyKeys.key, key));

/**
 * Takes a key for a request, in one statement, so that of many at once one gets it: a key that is new or forgotten, or that
 * the same request left behind without an end. Gives whether it is ours now.
 */
export async function claimIdempotencyKey(db: Db, claim: Claim): Promise<boolean> {
  const { now, forgotten_before, dead_before, ...request } = claim;
  const isSame = and(
    eq(idempotencyKeys.operation, request.operation),
    eq(idempotencyKeys.request_hash, request.request_hash),
  );
  const rows = await db
    .insert(idempotencyKeys)
    .values({ ...request, created_at: now })
    .onConflictDoUpdate({
      target: [idempotencyKeys.user_id, idempotencyKeys.key],
      set: {
        operation: request.operation,
        request_hash: request.request_hash,
        status: null,
        answer: null,
        created_at: now,
      },
      setWhere: or(
        lt(idempotencyKeys.created_at, forgotten_before),
        and(isNull(idempotencyKeys.status), lt(idempotencyKeys.created_at, dead_before), isSame),
      ),
    })
    .returning({ key: idempotencyKeys.key });
  return rows.length > 0;
}

/** What is known under a key; undefined when it is gone. */
export async function findIdempotencyKey(db: Db, user_id: string, key: string) {
  const [row] = await db.select().from(idempotencyKeys).where(at(user_id, key));
  return row;
}

/** The claim of this moment and no later one. */
const claimed = ({ user_id, key, now }: Pick<Claim, "user_id" | "key" | "now">) =>
  and(at(user_id, key), eq(idempotencyKeys.created_at, now), isNull(idempotencyKeys.status));

/** Keeps how a claimed request ended. */
export const keepAnswer = (
  db: Db,
  claim: Pick<Claim, "user_id" | "key" | "now">,
  ended: { status: number; answer: string | null },
) => db.update(idempotencyKeys).set(ended).where(claimed(claim));

/** Gives a claimed key back: nothing has happened, and the same request may be tried again. */
export const releaseIdempotencyKey = (db: Db, claim: Pick<Claim, "user_id" | "key" | "now">) =>
  db.delete(idempotencyKeys).where(claimed(claim));

/** Removes the keys from before `time`. Gives how many. */
export async function deleteIdempotencyKeys(db: Db, time: Date): Promise<number> {
  const [row] = await db.execute<{ count: number }>(sql`with gone as (
    delete from idempotency_keys where created_at < ${time.toISOString()} returning 1
  ) select count(*)::int as count from gone`);
  return row?.count ?? 0;
}
