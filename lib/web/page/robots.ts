import robotsParser from "robots-parser";
import { clock } from "../../core/clock.ts";
import { singleton } from "../../core/process/singleton.ts";
import { readBodyUpTo } from "../request/read-body-up-to.ts";
import { USER_AGENT, USER_AGENT_TOKEN } from "../request/user-agent.ts";
import { WebFailure } from "../web-error.ts";
import { narrowRobots } from "./narrow-robots.ts";

/** Whether a program may read an address, by the site's robots.txt. */
type Rules = (url: string) => boolean;

interface Known {
  rules: Promise<Rules>;
  until: number;
}

const MAX_SITES = 200;
const KEPT_MS = 60 * 60_000;
/** A site that could not say is asked again sooner. */
const RETRY_MS = 60_000;
const ASK_MS = 5000;
/** RFC 9309, 2.5: at least the first 500 KiB count. */
const MAX_BYTES = 512_000;
const MAX_HOPS = 5;
const MAX_PATH = 2000;

const sites = (): Map<string, Known> => singleton("web.robots", () => new Map<string, Known>());

/**
 * Throws ROBOTS_REFUSED where the site asks programs not to read `url`. As RFC 9309 says, a site without a robots.txt
 * allows everything, and one that fails while it is asked (5xx) nothing for a minute. What cannot be reached at all is left to
 * the request itself, which will tell why.
 */
export async function requireRobots(url: URL, guarded: typeof fetch, signal: AbortSignal): Promise<void> {
  const rules = await rulesOf(url.origin, guarded, signal);
  if (rules(url.href)) return;
  const message = `${url.origin}/robots.txt asks programs not to read ${url.href}. Use another source, or tell the person.`;
  throw new WebFailure("ROBOTS_REFUSED", message);
}

async function rulesOf(origin: string, guarded: typeof fetch, signal: AbortSignal): Promise<Rules> {
  const now = clock.now().getTime();
  const known = sites().get(origin);
  if (known && known.until > now) return known.rules;
  const entry: Known = { rules: ask(origin, guarded, signal), until: now + KEPT_MS };
  sites().delete(origin);
  sites().set(origin, entry);
  const [oldest] = sites().keys();
  if (sites().size > MAX_SITES && oldest !== undefined) sites().delete(oldest);
  try {
    const rules = await entry.rules;
    if (rules === NOTHING) entry.until = now + RETRY_MS;
    return rules;
  } catch {
    sites().delete(origin);
    signal.throwIfAborted();
    return EVERYTHING;
  }
}

/** The part of an address that rules are about. One that a redirect named may be as long as its server likes. */
function pathOf(target: string): string {
  const { pathname, search } = new URL(target);
  return `${pathname}${search}`.slice(0, MAX_PATH);
}

const EVERYTHING: Rules = () => true;
const NOTHING: Rules = () => false;

async function ask(origin: string, guarded: typeof fetch, signal: AbortSignal): Promise<Rules> {
  const bounded = AbortSignal.any([signal, AbortSignal.timeout(ASK_MS)]);
  let url = new URL("/robots.txt", origin);
  for (let hop = 0; hop <= MAX_HOPS; hop += 1) {
    const init = { headers: { "user-agent": USER_AGENT, accept: "text/plain" }, redirect: "manual" as const };
    const response = await guarded(url, { ...init, signal: bounded });
    const location = response.status >= 300 && response.status < 400 ? response.headers.get("location") : null;
    if (location !== null && URL.canParse(location, url)) {
      await response.body?.cancel();
      url = new URL(location, url);
      continue;
    }
    if (!response.ok) {
      await response.body?.cancel();
      return response.status >= 500 ? NOTHING : EVERYTHING;
    }
    const { body } = await readBodyUpTo(response, MAX_BYTES, bounded);
    const ours = narrowRobots(new TextDecoder().decode(body), USER_AGENT_TOKEN);
    const robots = robotsParser(`${origin}/robots.txt`, ours);
    return (target) => robots.isAllowed(`${origin}${pathOf(target)}`, USER_AGENT_TOKEN) !== false;
  }
  return EVERYTHING;
}
