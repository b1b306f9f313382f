import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { isLocale, LOCALE_COOKIE, localeFromHeader, TIME_ZONE_COOKIE } from "./locales.ts";
import { displayTimeZone } from "./time-zone.ts";

/**
 * Language and time zone of a request: the cookie (a person's choice, or their account's language since sign-in),
 * then `Accept-Language`, then Chinese.
 */
export default getRequestConfig(async () => {
  const jar = await cookies();
  const chosen = jar.get(LOCALE_COOKIE)?.value;
  const locale = isLocale(chosen) ? chosen : localeFromHeader((await headers()).get("accept-language"));
  const messages = locale === "zh" ? await import("./messages/zh.json") : await import("./messages/en.json");
  return {
    locale,
    messages: messages.default,
    timeZone: displayTimeZone(jar.get(TIME_ZONE_COOKIE)?.value),
    now: new Date(),
  };
});
