import { z } from "zod";
import { isErrorCode } from "../error-codes.ts";
import { type ApiResult, clientError } from "./client-error.ts";

const csrfSchema = z.object({ csrfToken: z.string() });
const answerSchema = z.object({ url: z.string().nullish() });

async function postAuth(path: string, fields: Record<string, string>): Promise<Response> {
  const { csrfToken } = csrfSchema.parse(await (await fetch("/api/auth/csrf", { cache: "no-store" })).json());
  return fetch(`/api/auth/${path}`, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded", "x-auth-return-redirect": "1" },
    body: new URLSearchParams({ ...fields, csrfToken, json: "true", callbackUrl: window.location.origin }),
  });
}

/** Signs in with address and password; the session is a cookie. `UNAUTHORIZED` for every wrong pair alike. */
export async function signIn(username: string, password: string): Promise<ApiResult<null>> {
  try {
    const response = await postAuth("callback/credentials", { username, password });
    const answer = answerSchema.safeParse(await response.json().catch(() => null));
    const url = answer.success && answer.data.url ? URL.parse(answer.data.url, window.location.origin) : null;
    const error = url?.searchParams.get("error");
    if (response.ok && url && !error) return { ok: true, data: null };
    if (error === "CredentialsSignin") return { ok: false, error: clientError("UNAUTHORIZED") };
    return { ok: false, error: clientError(isErrorCode(error) ? error : "INTERNAL_ERROR") };
  } catch {
    return { ok: false, error: clientError("NETWORK") };
  }
}

/** Ends this browser's session. */
export async function signOut(): Promise<ApiResult<null>> {
  try {
    const response = await postAuth("signout", {});
    return response.ok ? { ok: true, data: null } : { ok: false, error: clientError("INTERNAL_ERROR") };
  } catch {
    return { ok: false, error: clientError("NETWORK") };
  }
}
