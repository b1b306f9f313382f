import { singleton } from "../../core/process/singleton.ts";
import { WebFailure } from "../web-error.ts";
import type { BrowserCommand } from "./browser-command.ts";

/** What is clicked tells a site something, a little each time: more than this is for the person to allow. */
const MAX_ACTS = 15;
/** As long as a browser rests before it is ended. */
const REMEMBERED_MS = 5 * 60_000;

interface Acts {
  count: number;
  at: number;
}

interface Asked {
  has_asked: boolean;
  /** By a yes that was given before, for all calls to one origin. */
  is_covered?: boolean;
  now?: number;
}

const acts = (): Map<string, Acts> => singleton("web.browser_acts", () => new Map<string, Acts>());

/**
 * Counts the clicks, keys and choices of a conversation since its person was last asked: neither another site nor another
 * browser begins anew, for whoever has two sites can send it to and fro. Throws BROWSER_REFUSED for one too many.
 */
export function countAct(
  conversation_id: string,
  action: BrowserCommand["action"],
  { has_asked, is_covered = false, now = Date.now() }: Asked,
): void {
  for (const [id, { at }] of acts()) if (now - at > REMEMBERED_MS) acts().delete(id);
  // Nobody looked at a call that a yes for its whole destination covers.
  if (has_asked && !is_covered) acts().delete(conversation_id);
  if (action !== "click" && action !== "press" && action !== "select") return;
  const { count } = acts().get(conversation_id) ?? { count: 0 };
  if (count >= MAX_ACTS) {
    const message = `That would be the ${MAX_ACTS + 1}th action in this browser. Call again with ask_person: true.`;
    throw new WebFailure("BROWSER_REFUSED", message);
  }
  acts().set(conversation_id, { count: count + 1, at: now });
}
