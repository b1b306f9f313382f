import { z } from "zod";
import { contract } from "./define.ts";
import { text } from "./fields.ts";

export const accessTokenSchema = z
  .object({
    access_token: z.string(),
    token_type: z.literal("bearer"),
    /** Seconds. */
    expires_in: z.number().int(),
    /** Good for one renewal; its answer brings the next. */
    refresh_token: z.string(),
    /** Seconds. */
    refresh_expires_in: z.number().int(),
  })
  .meta({ id: "AccessToken" });
export type AccessToken = z.infer<typeof accessTokenSchema>;

/** The OAuth2 password form; fields beyond these two are ignored, as OAuth2 asks. */
export const loginForm = z.object({ username: text(255).min(1), password: text(200).min(1) }).meta({ id: "LoginForm" });

export const refreshTokenBody = z.object({ refresh_token: text(200).min(1) }).meta({ id: "RefreshToken" });
export type RefreshTokenBody = z.infer<typeof refreshTokenBody>;

const open = {
  method: "POST",
  tag: "auth",
  auth: "none",
  status: 200,
  limit: "auth",
  max_body_bytes: 16 * 1024,
  response: accessTokenSchema,
} as const;

export const createAccessToken = contract({
  ...open,
  id: "createAccessToken",
  path: "/v1/login/access-token",
  summary: "Sign in and get an access token (OAuth2 password form)",
  body: loginForm,
  body_type: "form",
});

export const refreshAccessToken = contract({
  ...open,
  id: "refreshAccessToken",
  path: "/v1/login/refresh-token",
  summary: "Get new tokens for a refresh token, which is used up by it",
  body: refreshTokenBody,
});

export const logOut = contract({
  id: "logOut",
  method: "POST",
  path: "/v1/logout",
  summary: "End the sign-in that the request came with",
  tag: "auth",
  auth: "user",
  session_only: true,
  status: 204,
});
