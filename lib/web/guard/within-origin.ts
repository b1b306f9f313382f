import { AsyncLocalStorage } from "node:async_hooks";
import { fail } from "../../core/errors.ts";
import { singleton } from "../../core/process/singleton.ts";

const bound = () => singleton("web.within_origin", () => new AsyncLocalStorage<string | undefined>());

/**
 * Does something whose requests may go to one origin only, wherever an answer sends them on to: what a person has allowed
 * in general is allowed for that destination, and a redirect out of it would carry data past them. Undefined: to any that
 * the guard permits, also from within such work.
 */
export const withinOrigin = <T>(origin: string | undefined, work: () => T): T => bound().run(origin, work);

/** The origin that the work at hand is bound to, for what reaches out by other means than requests of ours. */
export const boundOrigin = (): string | undefined => bound().getStore();

/** EGRESS_REFUSED for a request out of the origin that the work at hand is bound to, and for one that could leave unseen. */
export function checkWithinOrigin(url: URL, redirect: string | undefined): void {
  const origin = bound().getStore();
  if (origin === undefined) return;
  if (url.origin !== origin) {
    const message = `It leads to ${url.origin}, but without asking only ${origin} may be visited. Call the tool with that address itself, and the person is asked.`;
    throw fail("EGRESS_REFUSED", { message });
  }
  if (redirect === "follow") throw fail("EGRESS_REFUSED", { message: "Redirects must be looked at one by one here." });
}
