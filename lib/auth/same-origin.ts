import { isOurOrigin } from "../core/http/our-origin.ts";

export { isOurOrigin };

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
