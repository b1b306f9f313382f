import { env } from "../core/env.ts";

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * Whether a browser sent this from our own pages. Cookies come along whoever asks, so what changes something on their
 * strength needs this: `Sec-Fetch-Site` must be same-origin where there is one (same-site is not enough: other ports of
 * localhost are that), `Origin` must be that of ALMA_URL, and one of the two must be there.
 */
export function isSameOrigin(headers: Headers): boolean {
  const site = headers.get("sec-fetch-site");
  const origin = headers.get("origin");
  if (site !== null && site !== "same-origin") return false;
  return origin === null ? site !== null : isOurOrigin(origin);
}

/** Whether an `Origin` is that of ALMA_URL. The names of this very machine are one when ALMA_URL is one of them. */
export function isOurOrigin(origin: string): boolean {
  const ours = new URL(env().ALMA_URL);
  const theirs = URL.parse(origin);
  if (theirs === null) return false;
  if (theirs.origin === ours.origin) return true;
  const areLoopback = LOOPBACK.has(ours.hostname) && LOOPBACK.has(theirs.hostname);
  return areLoopback && theirs.protocol === ours.protocol && theirs.port === ours.port;
}
