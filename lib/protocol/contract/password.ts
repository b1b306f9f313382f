import { z } from "zod";
import { contract } from "./define.ts";
import { instant, text, uuid } from "./fields.ts";
import { emailSchema, passwordSchema } from "./users.ts";

/** The answer where anything else would tell who has an account: the request was taken, and that is all. */
export const takenSchema = z.object({ status: z.literal("accepted") }).meta({ id: "Accepted" });
export type Taken = z.infer<typeof takenSchema>;

/** A token from a link of ours. */
export const linkTokenSchema = text(200).min(1);

/** A link that an administrator hands to a person; shown once. */
export const personalLinkSchema = z.object({ url: z.string(), expires_at: instant }).meta({ id: "PersonalLink" });
export type PersonalLink = z.infer<typeof personalLinkSchema>;

const base = { tag: "auth", max_body_bytes: 16 * 1024 } as const;

export const forgotPasswordBody = z.object({ email: emailSchema }).meta({ id: "ForgotPassword" });

export const forgotPassword = contract({
  ...base,
  id: "forgotPassword",
  method: "POST",
  path: "/v1/password/forgot",
  summary: "Ask for a link to a new password; the answer is the same for every address",
  auth: "none",
  limit: "auth",
  status: 202,
  body: forgotPasswordBody,
  response: takenSchema,
});

export const resetPasswordBody = z
  .object({ token: linkTokenSchema, new_password: passwordSchema })
  .meta({ id: "ResetPassword" });
export type ResetPasswordBody = z.infer<typeof resetPasswordBody>;

export const resetPassword = contract({
  ...base,
  id: "resetPassword",
  method: "POST",
  path: "/v1/password/reset",
  summary: "Set a new password with the token of a link; every sign-in ends",
  auth: "none",
  limit: "auth",
  status: 204,
  body: resetPasswordBody,
});

export const changePasswordBody = z
  .object({ current_password: text(200), new_password: passwordSchema })
  .meta({ id: "ChangePassword" });
export type ChangePasswordBody = z.infer<typeof changePasswordBody>;

export const changePassword = contract({
  ...base,
  id: "changePassword",
  method: "PUT",
  path: "/v1/password/change",
  summary: "Set a new password with the present one; every other sign-in ends",
  auth: "user",
  session_only: true,
  limit: "auth",
  status: 204,
  body: changePasswordBody,
});

export const confirmPasswordBody = z.object({ password: text(200).min(1) }).meta({ id: "ConfirmPassword" });
export type ConfirmPasswordBody = z.infer<typeof confirmPasswordBody>;

/** Until when what needs a fresh proof can be done. */
export const proofSchema = z.object({ proved_until: instant }).meta({ id: "Proof" });
export type Proof = z.infer<typeof proofSchema>;

export const confirmPassword = contract({
  ...base,
  id: "confirmPassword",
  method: "POST",
  path: "/v1/password/confirm",
  summary: "Show with your password that it is still you, for what answers REAUTHENTICATION_REQUIRED",
  auth: "user",
  session_only: true,
  limit: "auth",
  status: 200,
  body: confirmPasswordBody,
  response: proofSchema,
});

export const createPasswordResetLink = contract({
  id: "createPasswordResetLink",
  method: "POST",
  path: "/v1/users/{user_id}/password-reset-link",
  summary: "Make a link to a new password, to hand to a person yourself; older ones no longer work",
  tag: "users",
  auth: "superuser",
  session_only: true,
  status: 201,
  params: z.object({ user_id: uuid }),
  response: personalLinkSchema,
});
