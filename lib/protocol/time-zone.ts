/** The seed's `UTC+8:00` form, and IANA names as they are, as `Intl` understands them. */
export function intlTimeZone(timezone: string): string {
  const match = /^UTC(?:([+-])(\d{1,2})(?::(\d{2}))?)?$/.exec(timezone);
  if (!match) return timezone;
  const [, sign = "+", hours = "0", minutes = "00"] = match;
  return `${sign}${hours.padStart(2, "0")}:${minutes}`;
}
