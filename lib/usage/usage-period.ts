import { clock } from "../core/clock.ts";
import { fail } from "../core/errors.ts";

const DAY_MS = 86_400_000;
const USUAL_DAYS = 30;
/** More than any chart shows; bounds what one call has to read. */
const MOST_DAYS = 3660;

const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** The days asked about, in UTC and both included: the last 30 unless said. VALIDATION_ERROR for more than ten years. */
export function periodOf({ from, to }: { from?: string | undefined; to?: string | undefined }) {
  const last =
    to ?? (from !== undefined && Date.parse(from) > clock.now().getTime() ? from : dayOf(clock.now().getTime()));
  const first = from ?? dayOf(Date.parse(last) - (USUAL_DAYS - 1) * DAY_MS);
  if (Date.parse(last) - Date.parse(first) > MOST_DAYS * DAY_MS) {
    throw fail("VALIDATION_ERROR", { details: [{ field: "from", message: "is more than ten years before `to`" }] });
  }
  return { from: first, to: last };
}
