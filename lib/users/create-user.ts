import type { Transaction } from "../../db/client.ts";
import { insertUser, type UserRow } from "../../db/queries/users.ts";
import { type AuditEvents, audit } from "../audit/index.ts";
import { clock } from "../core/clock.ts";
import { fail } from "../core/errors.ts";
import { newId } from "../core/ids.ts";
import type { RegisterBody } from "../protocol/contract/users.ts";

interface NewAccount {
  body: Pick<RegisterBody, "email" | "nickname" | "language">;
  hashed_password: string;
  is_superuser: boolean;
  by: AuditEvents["user.registered"]["by"];
}

const NICKNAME_LENGTH = 50;

/** Adds an account that may sign in at once (there is no mail server to verify the address with). CONFLICT when the address is taken. */
export async function createUser(
  tx: Transaction,
  { body, hashed_password, is_superuser, by }: NewAccount,
): Promise<UserRow> {
  const row = await insertUser(tx, {
    user_id: newId(),
    email: body.email,
    nickname: body.nickname ?? defaultNickname(body.email),
    hashed_password,
    created_at: clock.now(),
    is_active: true,
    is_superuser,
    language: body.language ?? "zh",
  });
  if (!row) {
    const details = [{ field: "email", message: "is already registered" }];
    throw fail("CONFLICT", { message: "There is an account with this e-mail address already.", details });
  }
  await audit(tx, row, "user.registered", { user_id: row.user_id, email: row.email, by });
  return row;
}

/** What stands before the @. */
const defaultNickname = (email: string): string => (email.split("@")[0] || "user").slice(0, NICKNAME_LENGTH);
