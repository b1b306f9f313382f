/** The languages of the interface; the first is the default (seed). */
export const LOCALES = ["zh", "en"] as const;
export type Locale = (typeof LOCALES)[number];
export const DEFAULT_LOCALE: Locale = "zh";

/** Remembers the language a person chose, or that of their account. */
export const LOCALE_COOKIE = "alma_locale";
/** Remembers the account's time zone, so that server and browser write the same times. */
export const TIME_ZONE_COOKIE = "alma_time_zone";

export const isLocale = (value: unknown): value is Locale => LOCALES.some((locale) => locale === value);

/** The best of our languages for an `Accept-Language` header; the default when it names none of ours. */
export function localeFromHeader(header: string | null): Locale {
  const wishes = (header ?? "")
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.trim().split(";");
      const quality = parameters.find((parameter) => parameter.trim().startsWith("q="));
      return {
        language: tag.trim().toLowerCase().split("-")[0],
        quality: quality ? Number(quality.trim().slice(2)) : 1,
      };
    })
    .filter((wish) => wish.quality > 0)
    .sort((a, b) => b.quality - a.quality);
  return wishes.map((wish) => wish.language).find(isLocale) ?? DEFAULT_LOCALE;
}
