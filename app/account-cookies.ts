import { cookies } from "next/headers";
import { LOCALE_COOKIE, TIME_ZONE_COOKIE } from "@/lib/i18n/locales";

const YEAR_S = 365 * 24 * 60 * 60;

/** Brings the account's language and time zone to this browser. A language that was chosen here stays, unless `force`. */
export async function rememberAccountCookies(
  user: { language: string; timezone: string },
  { force }: { force: boolean },
): Promise<void> {
  const jar = await cookies();
  const options = { path: "/", maxAge: YEAR_S, sameSite: "lax" } as const;
  if (force || !jar.has(LOCALE_COOKIE)) jar.set(LOCALE_COOKIE, user.language, options);
  jar.set(TIME_ZONE_COOKIE, user.timezone, options);
}
