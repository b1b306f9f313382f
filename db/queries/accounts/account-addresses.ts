import { and, eq, isNull, sql } from "drizzle-orm";
import type { Db } from "../../client.ts";
import { users } from "../../schema/index.ts";

/** Notes that a person has shown an address to be theirs; gives whether it was news. */
export async function markEmailVerified(tx: Db, user_id: string): Promise<boolean> {
  const rows = await tx
    .update(users)
    .set({ email_verified_at: sql`now()` })
    .where(and(eq(users.user_id, user_id), isNull(users.email_verified_at)))
    .returning({ id: users.user_id });
  return rows.length > 0;
}

/** Gives an account another address, in lower case, unless somebody has it. Gives whether it did. */
export async function changeAddress(
  tx: Db,
  user_id: string,
  { email, is_verified }: { email: string; is_verified: boolean },
): Promise<boolean> {
  const rows = await tx
    .update(users)
    .set({ email, email_verified_at: is_verified ? sql`now()` : null, version: sql`${users.version} + 1` })
    .where(and(eq(users.user_id, user_id), sql`not exists (select 1 from users as other where other.email = ${email})`))
    .returning({ id: users.user_id });
  return rows.length > 0;
}
