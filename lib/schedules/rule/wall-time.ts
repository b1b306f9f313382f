const DAY_MS = 86_400_000;

/** What the clocks of a zone show: `2026-03-29T02:30:00`. */
export const wallTimeOf = (at: Date, zone: string): string =>
  new Date(at.getTime() + offsetAt(at.getTime(), zone)).toISOString().slice(0, 19);

/**
 * The instant at which the clocks of a zone show `wall` (`2026-03-29T02:30` or with seconds). Shown twice: the first
 * time. Never shown, because the clocks were put forward: as much later as they were put forward. Null for no such date.
 */
export function instantOf(wall: string, zone: string): Date | null {
  const asUtc = Date.parse(`${wall}Z`);
  // A day such as February 30 is moved into March by some parsers and refused by others.
  if (Number.isNaN(asUtc) || !new Date(asUtc).toISOString().startsWith(wall.slice(0, 10))) return null;
  const before = offsetAt(asUtc - DAY_MS, zone);
  const after = offsetAt(asUtc + DAY_MS, zone);
  const isRight = (offset: number) => offsetAt(asUtc - offset, zone) === offset;
  return new Date(asUtc - (isRight(before) || !isRight(after) ? before : after));
}

/** Milliseconds that the clocks of a zone are ahead of UTC at an instant. */
function offsetAt(time: number, zone: string): number {
  const parts = new Intl.DateTimeFormat("en", { timeZone: zone, hourCycle: "h23", ...FIELDS }).formatToParts(time);
  const field = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((part) => part.type === type)?.value);
  const [year, month, day] = [field("year"), field("month"), field("day")];
  const shown = Date.UTC(year, month - 1, day, field("hour"), field("minute"), field("second"));
  return shown - Math.floor(time / 1000) * 1000;
}

const FIELDS = {
  year: "numeric",
  month: "numeric",
  day: "numeric",
  hour: "numeric",
  minute: "numeric",
  second: "numeric",
} as const;
