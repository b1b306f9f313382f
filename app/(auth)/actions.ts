"use server";

import { z } from "zod";
import { action, publicAction } from "@/lib/http";
import { registerBody } from "@/lib/protocol/contract/users";
import { createFirstSuperuser, getMe, register } from "@/lib/users";
import { rememberAccountCookies } from "../account-cookies";

export const createAccount = publicAction(registerBody, register);

export const createAdministrator = publicAction(
  z.object({ token: z.string().max(200), account: registerBody }),
  ({ token, account }) => createFirstSuperuser(token, account),
);

export const rememberAccount = action(z.object({}), async (_input, actor) => {
  await rememberAccountCookies(await getMe(actor), { force: false });
  return null;
});
