import { clock } from "../../core/clock.ts";

/** Google says it in the body: `"retryDelay": "17s"`. */
const GOOGLE_DELAY = /"retryDelay"\s*:\s*"(\d+(?:\.\d+)?)s"/;

/** Seconds a provider asks to wait, from its headers (lower-case names; seconds, milliseconds or a date) or its body. */
export function readRetryAfter(headers: Record<string, string> = {}, body = ""): number | undefined {
  const milliseconds = Number.parseFloat(headers["retry-after-ms"] ?? "");
  if (milliseconds >= 0) return milliseconds / 1000;
  const header = headers["retry-after"];
  if (header) {
    const seconds = Number(header);
    if (seconds >= 0) return seconds;
    const date = Date.parse(header);
    if (!Number.isNaN(date)) return Math.max(0, Math.ceil((date - clock.now().getTime()) / 1000));
  }
  const delay = GOOGLE_DELAY.exec(body)?.[1];
  return delay === undefined ? undefined : Number(delay);
}
