/**
 * A date as ISO 8601, without a time where it has none; empty for one that is none.
 * @param {Date} date
 */
export function dateText(date) {
  if (Number.isNaN(date.getTime())) return "";
  const iso = date.toISOString();
  return iso.endsWith("T00:00:00.000Z") ? iso.slice(0, 10) : iso.slice(0, 19).replace("T", " ");
}
