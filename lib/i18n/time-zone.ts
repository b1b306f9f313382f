import { intlTimeZone } from "../protocol/time-zone.ts";

const DEFAULT_TIME_ZONE = "Asia/Shanghai";

/** The time zone to write times in: the account's, or the default when there is none or `Intl` refuses it. */
export function displayTimeZone(value: string | undefined): string {
  if (!value) return DEFAULT_TIME_ZONE;
  try {
    const timeZone = intlTimeZone(value);
    new Intl.DateTimeFormat("en", { timeZone });
    return timeZone;
  } catch {
    return DEFAULT_TIME_ZONE;
  }
}
