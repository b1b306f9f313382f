import { env } from "../core/env.ts";
import { fail } from "../core/errors.ts";
import { hosting } from "../core/http/hosting.ts";
import { isOurHost } from "../core/http/our-origin.ts";

/**
 * BAD_REQUEST for a request under a name that is not ours. server.ts has looked already, for pages as well; this is for
 * other servers. Vercel hands on only what is for this project, under names of its making.
 */
export function requireOurHost(request: Request): void {
  if (hosting() === "server" || env().VERCEL) return;
  const host = request.headers.get("host");
  if (host === null || isOurHost(host)) return;
  throw fail("BAD_REQUEST", {
    message: "This server does not go by that name. Its operator can set ALMA_URL, or list the name in ALMA_HOSTS.",
  });
}
