import { z } from "zod";
import type { OauthProvider } from "../contract/linked-accounts.ts";
import { isErrorCode } from "../error-codes.ts";
import { type ApiResult, clientError } from "./client-error.ts";

const csrfSchema = z.object({ csrfToken: z.string() });
const answerSchema = z.object({ url: z.string().nullish() });

async function postAuth(path: string, fields: Record<string, string>): Promise<Response> {
  const { csrfToken } = csrfSchema.parse(await (await fetch("/api/auth/csrf", { cache: "no-store" })).json());
  return fetch(`/api/auth/${path}`, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded", "x-auth-return-redirect": "1" },
    body: new URLSearchParams({ callbackUrl: window.location.origin, ...fields, csrfToken, json: "true" }),
  });
}

/**
 * Signs in with address and password; the session is a cookie. `UNAUTHORIZED` for every wrong pair alike, and for an
 * account whose address is to be verified first.
 */
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

/** Where to go to sign in with an account elsewhere, or to link it; afterwards the browser comes back to `next`. */
export async function providerAddress(
  provider: OauthProvider,
  { next, invitation }: { next: string; invitation?: string | undefined },
): Promise<ApiResult<string>> {
  try {
    const fields = { callbackUrl: new URL(next, window.location.origin).href, ...(invitation && { invitation }) };
    const answer = answerSchema.safeParse(await (await postAuth(`signin/${provider}`, fields)).json());
    const url = answer.success && answer.data.url ? URL.parse(answer.data.url) : null;
    return url ? { ok: true, data: url.href } : { ok: false, error: clientError("INTERNAL_ERROR") };
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
