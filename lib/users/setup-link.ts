import { z } from "zod";
import { db, type Transaction } from "../../db/client.ts";
import { isAnySuperuser } from "../../db/queries/accounts/users.ts";
import { deleteSetting, findSetting, lockSetup, saveSetting } from "../../db/queries/operation/settings.ts";
import { audit } from "../audit/index.ts";
import { hashPassword } from "../auth/index.ts";
import { env } from "../core/env.ts";
import { fail } from "../core/errors.ts";
import type { RegisterBody, User } from "../protocol/contract/users.ts";
import { hashToken, randomToken } from "../security/index.ts";
import { createUser } from "./create-user.ts";
import { toUser } from "./to-user.ts";

const SETTING = "first_superuser_setup";
const stored = z.object({ token_hash: z.string() });

/** A fresh link to `/setup`, for whoever starts the server; the one before it no longer works. Only its hash is kept. */
export async function createSetupLink(tx: Transaction): Promise<string> {
  const token = randomToken();
  await saveSetting(tx, SETTING, { token_hash: hashToken(token) });
  await audit(tx, null, "setup_link.created", {});
  return `${env().ALMA_URL}/setup?token=${token}`;
}

/** Whether a set-up link still works, for its page to show a form or a word of regret. */
export async function isSetupTokenValid(token: string): Promise<boolean> {
  return !(await isAnySuperuser(db())) && isToken(token, await findSetting(db(), SETTING));
}

/** Creates the first administrator and ends the link. FORBIDDEN when the link is not or no longer good, CONFLICT when the address is taken. */
export async function createFirstSuperuser(token: string, body: RegisterBody): Promise<User> {
  if (!(await isSetupTokenValid(token))) throw notGood();
  const hashed_password = await hashPassword(body.password);
  const row = await db().transaction(async (tx) => {
    await lockSetup(tx);
    if ((await isAnySuperuser(tx)) || !isToken(token, await findSetting(tx, SETTING))) throw notGood();
    await deleteSetting(tx, SETTING);
    return await createUser(tx, { body, hashed_password, is_superuser: true, by: "setup_link" });
  });
  return toUser(row);
}

const isToken = (token: string, setting: unknown): boolean =>
  stored.safeParse(setting).data?.token_hash === hashToken(token);

const notGood = () =>
  fail("FORBIDDEN", { message: "This set-up link is no longer good. Start the server again for a new one." });
