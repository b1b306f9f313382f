import { isLocale, LOCALE_COOKIE, localeFromHeader } from "../../i18n/locales.ts";
import { findActor } from "../find-actor.ts";
import { cookieValue, isSecure, readSessionCookie, sessionCookieName } from "../session-cookie.ts";
import type { Visit } from "./entrance.ts";

/** Keeps an invitation while its holder is at the provider's. */
const INVITATION_COOKIE = "alma_invitation";
const INVITATION_SECONDS = 15 * 60;

/** What a browser that comes back from a provider brings along. */
export async function readVisit(headers: Headers): Promise<Visit> {
  const cookies = headers.get("cookie");
  const locale = cookieValue(cookies, LOCALE_COOKIE);
  return {
    actor: await findActor(await readSessionCookie(cookieValue(cookies, sessionCookieName()))),
    invitation: cookieValue(cookies, INVITATION_COOKIE) || null,
    language: isLocale(locale) ? locale : localeFromHeader(headers.get("accept-language")),
  };
}

/** The cookie that keeps an invitation; it removes one that is there when there is none now. */
export function invitationCookie(invitation: string | null): string {
  const value = invitation !== null && /^[\w-]{1,200}$/.test(invitation) ? invitation : "";
  const attributes = `Path=/api/auth; Max-Age=${value ? INVITATION_SECONDS : 0}; HttpOnly; SameSite=Lax`;
  return `${INVITATION_COOKIE}=${value}; ${attributes}${isSecure() ? "; Secure" : ""}`;
}
