import { db, type Transaction } from "../../db/client.ts";
import { findUserByEmail, isAnySuperuser, updateUser } from "../../db/queries/accounts/users.ts";
import { lockSetup } from "../../db/queries/operation/settings.ts";
import { audit } from "../audit/index.ts";
import { announceRevoked, endSessions, hashPassword } from "../auth/index.ts";
import { env } from "../core/env.ts";
import { fail } from "../core/errors.ts";
import { registerBody } from "../protocol/contract/users.ts";
import { createUser } from "./create-user.ts";
import { createSetupLink } from "./setup-link.ts";

/**
 * Sees to it, at boot, that there is an administrator or a way to one: from ALMA_ADMIN_EMAIL and ALMA_ADMIN_PASSWORD, else
 * by a one-time link that is printed (not logged). Does nothing when there is one. VALIDATION_ERROR for bad settings.
 */
export async function ensureFirstSuperuser(): Promise<void> {
  if (await isAnySuperuser(db())) return;
  const account = readAccount();
  const hashed_password = account && (await hashPassword(account.password));
  const ended = await db().transaction(async (tx) => {
    await lockSetup(tx);
    if (await isAnySuperuser(tx)) return [];
    if (account && hashed_password) return await createOrPromote(tx, account, hashed_password);
    const link = await createSetupLink(tx);
    process.stdout.write(`\nNo administrator yet. Create the first one here (works once):\n  ${link}\n\n`);
    return [];
  });
  announceRevoked(ended);
}

function readAccount() {
  const { ALMA_ADMIN_EMAIL: email, ALMA_ADMIN_PASSWORD: password } = env();
  if (!email && !password) return null;
  const parsed = registerBody.safeParse({ email, password });
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(
    (issue) => `ALMA_ADMIN_${issue.path.join(".").toUpperCase()}: ${issue.message}`,
  );
  throw fail("VALIDATION_ERROR", { message: `The first administrator cannot be created. ${problems.join("; ")}` });
}

/** Somebody may have registered this address before; it is whoever sets the environment who owns the server. */
async function createOrPromote(
  tx: Transaction,
  body: { email: string; language?: "zh" | "en" | undefined },
  hashed_password: string,
): Promise<string[]> {
  const known = await findUserByEmail(tx, body.email);
  if (!known) {
    await createUser(tx, { body, hashed_password, is_superuser: true, by: "environment" });
    return [];
  }
  await updateUser(tx, known.user_id, { hashed_password, is_superuser: true, is_active: true });
  await audit(tx, null, "user.promoted", { user_id: known.user_id });
  return await endSessions(tx, known.user_id);
}
