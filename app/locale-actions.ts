"use server";

import { cookies } from "next/headers";
import { isLocale, LOCALE_COOKIE, type Locale } from "@/lib/i18n/locales";

const YEAR_S = 365 * 24 * 60 * 60;

/** Remembers the language of this browser. Needs no account: the sign-in page has the switch too. */
export async function switchLocale(locale: Locale): Promise<void> {
  if (!isLocale(locale)) return;
  (await cookies()).set(LOCALE_COOKIE, locale, { path: "/", maxAge: YEAR_S, sameSite: "lax" });
}
