import { z } from "zod";
import { contract } from "./define.ts";
import { text, uuid } from "./fields.ts";
import { linkTokenSchema, personalLinkSchema, takenSchema } from "./password.ts";
import { emailSchema } from "./users.ts";

const base = { tag: "auth", limit: "auth", max_body_bytes: 16 * 1024 } as const;

export const verifyEmailBody = z.object({ token: linkTokenSchema }).meta({ id: "VerifyEmail" });

export const verifyEmail = contract({
  ...base,
  id: "verifyEmail",
  method: "POST",
  path: "/v1/email/verify",
  summary: "Show that an address is yours, with the token of a link: of a new account, or a changed address",
  auth: "none",
  status: 204,
  body: verifyEmailBody,
});

export const requestVerificationBody = z.object({ email: emailSchema }).meta({ id: "RequestVerification" });

export const requestVerification = contract({
  ...base,
  id: "requestVerification",
  method: "POST",
  path: "/v1/email/verification",
  summary: "Ask for the link that verifies an address again; the answer is the same for every address",
  auth: "none",
  status: 202,
  body: requestVerificationBody,
  response: takenSchema,
});

export const changeEmailBody = z
  .object({
    email: emailSchema,
    /** Of the account; one without a password changes its address with a fresh proof instead. */
    password: text(200).optional(),
  })
  .meta({ id: "ChangeEmail" });
export type ChangeEmailBody = z.infer<typeof changeEmailBody>;

export const changedEmailSchema = z
  .object({
    /** `pending` until the link that went to the new address is used; `changed` at once where no mail can be sent. */
    status: z.enum(["pending", "changed"]),
  })
  .meta({ id: "ChangedEmail" });
export type ChangedEmail = z.infer<typeof changedEmailSchema>;

export const changeEmail = contract({
  ...base,
  id: "changeEmail",
  method: "POST",
  path: "/v1/email/change",
  summary: "Take another address, with your password; a link goes to the new one, a notice to the old",
  auth: "user",
  session_only: true,
  needs_proof: true,
  status: 202,
  body: changeEmailBody,
  response: changedEmailSchema,
});

export const createVerificationLink = contract({
  id: "createVerificationLink",
  method: "POST",
  path: "/v1/users/{user_id}/verification-link",
  summary: "Make a link that verifies a person's address, to hand over yourself where mail does not arrive",
  tag: "users",
  auth: "superuser",
  session_only: true,
  status: 201,
  params: z.object({ user_id: uuid }),
  response: personalLinkSchema,
});
