import { sql } from "drizzle-orm";
import { grants, users } from "../../schema/index.ts";

/** What a request needs to know of the person behind it: columns for a select that joins `users`. */
export const signedInPerson = {
  user_id: users.user_id,
  email: users.email,
  nickname: users.nickname,
  is_superuser: users.is_superuser,
  language: users.language,
  timezone: users.timezone,
  permissions: sql<
    string[]
  >`array(select ${grants.permission}::text from ${grants} where ${grants.user_id} = ${users.user_id})`,
};
