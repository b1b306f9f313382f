"use server";

import { z } from "zod";
import * as accounts from "@/lib/accounts";
import { action, publicAction } from "@/lib/http";
import { requestVerificationBody, verifyEmailBody } from "@/lib/protocol/contract/email";
import { forgotPasswordBody, resetPasswordBody } from "@/lib/protocol/contract/password";
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

export const forgotPassword = publicAction(forgotPasswordBody, accounts.forgotPassword);

export const resetPassword = publicAction(resetPasswordBody, async (body) => {
  await accounts.resetPassword(body);
  return null;
});

export const verifyEmail = publicAction(verifyEmailBody, async (body) => {
  await accounts.verifyEmail(body);
  return null;
});

export const resendVerification = publicAction(requestVerificationBody, accounts.requestVerification);
