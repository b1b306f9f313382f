import { env } from "../env.ts";

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

const ourUrl = (): URL => new URL(env().ALMA_URL);

/** Whether an `Origin` is that of ALMA_URL. The names of this very machine are one when ALMA_URL is one of them. */
export function isOurOrigin(origin: string): boolean {
  const ours = ourUrl();
  const theirs = URL.parse(origin);
  if (theirs === null) return false;
  if (theirs.origin === ours.origin) return true;
  const areLoopback = LOOPBACK.has(ours.hostname) && LOOPBACK.has(theirs.hostname);
  return areLoopback && theirs.protocol === ours.protocol && theirs.port === ours.port;
}

/**
 * Whether a `Host` is a name of ours: that of ALMA_URL, one of ALMA_HOSTS, or any of this machine's where ALMA_URL is one of
 * them. Others come from a page that bound its own name to our address (DNS rebinding), and would be of one origin with
 * what it is answered. Ports are left out: proxies and containers change them.
 */
export function isOurHost(host: string): boolean {
  const name = URL.parse(`http://${host}`)?.hostname;
  if (!name || host.includes("@") || host.includes("/")) return false;
  const ours = ourUrl().hostname;
  if (name === ours || (LOOPBACK.has(name) && LOOPBACK.has(ours))) return true;
  return env().ALMA_HOSTS.some((known) => known.toLowerCase() === name);
}
