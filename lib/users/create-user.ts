import type { Transaction } from "../../db/client.ts";
import { insertUser, type UserRow } from "../../db/queries/accounts/users.ts";
import { type AuditEvents, audit } from "../audit/index.ts";
import type { Actor } from "../core/actor.ts";
import { clock } from "../core/clock.ts";
import { newId } from "../core/ids.ts";
import type { RegisterBody } from "../protocol/contract/users.ts";
import { addressTaken } from "./address-taken.ts";

interface NewAccount {
  body: Pick<RegisterBody, "email" | "nickname" | "language"> & { timezone?: string | undefined };
  hashed_password: string;
  is_superuser: boolean;
  by: AuditEvents["user.registered"]["by"];
  /** Who made it, where that is not the person themselves. */
  actor?: Actor;
}

const NICKNAME_LENGTH = 50;
/** As the specification has it. */
const DEFAULT_TIME_ZONE = "UTC+8:00";

/** Who is known to have their address: whoever sets up the server, and whom another provider has verified. */
const VERIFIED_BY = new Set<NewAccount["by"]>(["environment", "setup_link", "provider"]);

/** Adds an account; its address counts as verified only where {@link VERIFIED_BY} says so. CONFLICT when the address is taken. */
export async function createUser(tx: Transaction, account: NewAccount): Promise<UserRow> {
  const row = await insertUser(tx, newUserRow(account));
  if (!row) throw addressTaken();
  await audit(tx, account.actor ?? row, "user.registered", {
    user_id: row.user_id,
    email: row.email,
    by: account.by,
  });
  return row;
}

/** The row of an account that is not there yet. */
export function newUserRow({ body, hashed_password, is_superuser, by }: NewAccount): UserRow {
  const now = clock.now();
  return {
    user_id: newId(),
    email: body.email,
    nickname: body.nickname ?? defaultNickname(body.email),
    hashed_password,
    created_at: now,
    last_login_at: null,
    is_active: true,
    is_superuser,
    email_verified_at: VERIFIED_BY.has(by) ? now : null,
    language: body.language ?? "zh",
    timezone: body.timezone ?? DEFAULT_TIME_ZONE,
    preferences: null,
    total_conversations: 0,
    total_messages: 0,
    version: 1,
  };
}

/** What stands before the @. */
const defaultNickname = (email: string): string => (email.split("@")[0] || "user").slice(0, NICKNAME_LENGTH);
