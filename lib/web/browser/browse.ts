import { singleton } from "../../core/process/singleton.ts";
import { type EgressOptions, EgressPolicy } from "../guard/egress-policy.ts";
import { boundOrigin } from "../guard/within-origin.ts";
import { toWebError, type WebError, WebFailure } from "../web-error.ts";
import type { BrowserCommand, PageView } from "./browser-command.ts";
import { BrowserProcess } from "./browser-process.ts";
import { countAct } from "./count-act.ts";
import { findChromium } from "./find-chromium.ts";

export interface BrowseOptions {
  signal: AbortSignal;
  /** Default: the guard of ALMA_EGRESS_ALLOW. */
  egress?: EgressOptions;
  /** Default: the Chromium that is found. */
  executable?: string | undefined;
  locale?: string;
  /** The person has agreed to this very action. */
  has_asked?: boolean;
}

export type BrowseResult = { ok: true; view: PageView } | { ok: false; error: WebError };

interface Session {
  browser: Promise<BrowserProcess>;
  /** The commands of a session follow one another. */
  last: Promise<unknown>;
  busy: number;
  used_at: number;
  /** The one origin it may reach, once something was done in it that only a yes for that origin allows. */
  kept_to?: string;
  timer?: NodeJS.Timeout;
}

/** Browsers of one server process at the same time; each may take the memory of a small machine. */
const MAX_SESSIONS = 3;
const IDLE_MS = 5 * 60_000;

const sessions = (): Map<string, Session> => singleton("web.browsers", () => new Map<string, Session>());

/**
 * Does something in the browser of a conversation, and gives what its page shows then. `open` starts the browser; it ends
 * after five idle minutes, with the server, or at the abort. Never throws.
 */
export async function browse(
  conversation_id: string,
  command: BrowserCommand,
  options: BrowseOptions,
): Promise<BrowseResult> {
  try {
    if (command.action === "open") checkAddress(command.url, options.egress);
    const origin = boundOrigin();
    if (command.action === "open") leaveKept(conversation_id, origin);
    const session = sessionFor(conversation_id, command, options);
    countAct(conversation_id, command.action, {
      has_asked: options.has_asked === true,
      is_covered: origin !== undefined,
    });
    session.busy += 1;
    const doing = session.last.then(() => obey(session, command, { signal: options.signal, origin }));
    session.last = doing.catch(() => undefined);
    try {
      return { ok: true, view: await doing };
    } finally {
      session.busy -= 1;
      rest(conversation_id, session);
    }
  } catch (error) {
    if (options.signal.aborted) return { ok: false, error: { code: "CANCELLED", message: "Browsing was stopped." } };
    return { ok: false, error: toWebError(error, command.action === "open" ? command.url : "The page") };
  }
}

/** Ends the browser of a conversation, if it has one. */
export function endBrowsing(conversation_id: string): void {
  const session = sessions().get(conversation_id);
  sessions().delete(conversation_id);
  clearTimeout(session?.timer);
  session?.browser.then(
    (browser) => browser.end(),
    () => undefined,
  );
}

function checkAddress(url: string, egress: EgressOptions = {}): void {
  if (!URL.canParse(url)) throw new WebFailure("BAD_URL", `"${url.slice(0, 200)}" is not a web address.`);
  new EgressPolicy(egress).checkUrl(new URL(url));
}

/** What was shown under a yes for one origin goes nowhere else: another address begins with an empty browser. */
function leaveKept(id: string, origin: string | undefined): void {
  const kept = sessions().get(id)?.kept_to;
  if (kept !== undefined && kept !== origin) endBrowsing(id);
}

async function obey(
  session: Session,
  command: BrowserCommand,
  { signal, origin }: { signal: AbortSignal; origin: string | undefined },
): Promise<PageView> {
  const browser = await session.browser;
  if (origin !== undefined && session.kept_to === undefined) {
    session.kept_to = origin;
    browser.proxy.keepTo(origin);
  }
  try {
    return await browser.ask(command, signal);
  } catch (error) {
    const host = command.action === "open" ? new URL(command.url).hostname : undefined;
    const refusal = host === undefined ? undefined : browser.proxy.refusalOf(host);
    throw refusal ? new WebFailure("EGRESS_REFUSED", refusal) : error;
  }
}

function sessionFor(id: string, { action }: BrowserCommand, options: BrowseOptions): Session {
  const known = sessions().get(id);
  if (known) return known;
  if (action !== "open") throw new WebFailure("NO_PAGE", "No page is open. Call web_browse with action open first.");
  makeRoom();
  const executable = options.executable ?? findChromium();
  if (!executable) {
    const message =
      "There is no Chromium on this server. Use web_fetch instead; an administrator can install one or set ALMA_CHROMIUM.";
    throw new WebFailure("BROWSER_UNAVAILABLE", message);
  }
  const browser = BrowserProcess.start(executable, options.egress ?? {}, options.locale ?? "zh-CN");
  const session: Session = {
    browser,
    last: browser.catch(() => undefined),
    busy: 0,
    used_at: Date.now(),
  };
  sessions().set(id, session);
  browser.catch(() => sessions().delete(id));
  return session;
}

/** A browser that nobody uses at the moment makes room for another conversation's. */
function makeRoom(): void {
  if (sessions().size < MAX_SESSIONS) return;
  const idle = [...sessions()].filter(([, { busy }]) => busy === 0);
  const [oldest] = idle.sort(([, a], [, b]) => a.used_at - b.used_at);
  if (!oldest)
    throw new WebFailure("BROWSER_BUSY", "All browsers are in use. Use web_fetch, or try again in a minute.");
  endBrowsing(oldest[0]);
}

function rest(id: string, session: Session): void {
  session.used_at = Date.now();
  clearTimeout(session.timer);
  session.timer = setTimeout(() => endBrowsing(id), IDLE_MS).unref();
  session.browser.then(
    (browser) => {
      if (browser.isOver && sessions().get(id) === session) endBrowsing(id);
    },
    () => undefined,
  );
}
