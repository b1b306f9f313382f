import { z } from "zod";
import { contract } from "./define.ts";
import { text } from "./fields.ts";

export const accessTokenSchema = z
  .object({
    access_token: z.string(),
    token_type: z.literal("bearer"),
    /** Seconds. */
    expires_in: z.number().int(),
  })
  .meta({ id: "AccessToken" });
export type AccessToken = z.infer<typeof accessTokenSchema>;

/** The OAuth2 password form; fields beyond these two are ignored, as OAuth2 asks. */
export const loginForm = z.object({ username: text(255).min(1), password: text(200).min(1) }).meta({ id: "LoginForm" });

export const createAccessToken = contract({
  id: "createAccessToken",
  method: "POST",
  path: "/v1/login/access-token",
  summary: "Sign in and get an access token (OAuth2 password form)",
  tag: "auth",
  auth: "none",
  status: 200,
  max_body_bytes: 16 * 1024,
  body: loginForm,
  body_type: "form",
  response: accessTokenSchema,
});
