import { db, type Transaction } from "../../db/client.ts";
import { consumeInvitation } from "../../db/queries/invitations.ts";
import { countTry, hashPassword } from "../auth/index.ts";
import { env } from "../core/env.ts";
import { fail } from "../core/errors.ts";
import { requestContext } from "../core/request-context.ts";
import type { RegisterBody, User } from "../protocol/contract/users.ts";
import { hashToken } from "../security/index.ts";
import { createUser } from "./create-user.ts";
import { toUser } from "./to-user.ts";

const HOUR_MS = 3_600_000;

/** Per client address; generous, for many people may share one. */
const RULE = { free: 100, window_ms: HOUR_MS, max_wait_ms: HOUR_MS };

/**
 * Creates an account as ALMA_REGISTRATION allows: `open` for anybody, `invite` with an unused invitation, `closed` never.
 * FORBIDDEN where it does not, CONFLICT when the address is taken, RATE_LIMITED.
 */
export async function register(body: RegisterBody): Promise<User> {
  const mode = env().ALMA_REGISTRATION;
  if (mode === "closed") throw fail("FORBIDDEN", { message: "Registration is closed. Ask an administrator." });
  countTry({ [`register:${requestContext()?.address ?? "unknown"}`]: RULE });
  const hashed_password = await hashPassword(body.password);
  const row = await db().transaction(async (tx) => {
    const isInvited = await useInvitation(tx, body);
    if (mode === "invite" && !isInvited) {
      throw fail("FORBIDDEN", { message: "Registration needs an invitation that is unused, current and yours." });
    }
    const by = isInvited ? "invitation" : "registration";
    return await createUser(tx, { body, hashed_password, is_superuser: false, by });
  });
  return toUser(row);
}

const useInvitation = async (tx: Transaction, { invitation, email }: RegisterBody): Promise<boolean> =>
  invitation ? await consumeInvitation(tx, hashToken(invitation), email) : false;
