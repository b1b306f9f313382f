import { env } from "../../core/env.ts";
import { createGuardedFetch } from "../guard/egress.ts";
import { followRedirects } from "../guard/follow-redirects.ts";
import { requireRobots } from "../page/robots.ts";
import { WebFailure } from "../web-error.ts";
import { readBody } from "./read-body.ts";

export interface FetchBodyOptions {
  /** The guarded fetch to use; by default the one of ALMA_EGRESS_ALLOW. */
  fetch?: typeof globalThis.fetch;
  /** Whether what a site's robots.txt forbids is left unread. Default: ALMA_ROBOTS. */
  robots?: "respect" | "ignore";
}

export interface FetchedBody {
  /** The address that answered, after redirects. */
  url: string;
  status: number;
  /** As the server sent it, with parameters; empty where it named none. */
  content_type: string;
  body: Uint8Array;
}

/** 5 MB: the largest page anyone reads; a bigger one is a file. */
const MAX_BYTES = 5_000_000;

/** The whole of what an address answers, at most 5 MB after decompression. Throws a WebFailure or EGRESS_REFUSED. */
export async function fetchBody(
  url: string,
  signal: AbortSignal,
  options: FetchBodyOptions = {},
): Promise<FetchedBody> {
  if (!URL.canParse(url)) throw new WebFailure("BAD_URL", `"${url.slice(0, 200)}" is not a web address.`);
  const guarded = options.fetch ?? createGuardedFetch();
  const isPolite = (options.robots ?? env().ALMA_ROBOTS) === "respect";
  const beforeHop = (hop: URL) => (isPolite ? requireRobots(hop, guarded, signal) : Promise.resolve());
  const { response, finalUrl } = await followRedirects(guarded, new URL(url), signal, beforeHop);
  if (!response.ok) {
    await response.body?.cancel();
    const words = `${response.status} ${response.statusText}`.trim();
    throw new WebFailure("HTTP_STATUS", `${finalUrl} answered ${words}.`, response.status);
  }
  const body = await readBody(response, MAX_BYTES, signal);
  return { url: finalUrl, status: response.status, content_type: response.headers.get("content-type") ?? "", body };
}
