import { db } from "../../db/client.ts";
import { listSignInPlaces } from "../../db/queries/sign-in/sign-in-places.ts";
import { clock } from "../core/clock.ts";
import type { MailParams } from "./mail.ts";

const REMEMBERED_MS = 90 * 24 * 60 * 60 * 1_000;

/** Without version numbers: a browser that was updated is still the same. */
const kindOf = (user_agent: string | null): string => (user_agent ?? "").replace(/\d[\d._]*/g, "");

/**
 * Whether a browser's sign-in came from a pair of address and browser that its person did not use in the last 90 days. Not
 * so for somebody's first sign-in: everything is new then, and they know.
 */
export async function isNewPlace(sign_in: MailParams["new_sign_in"]): Promise<boolean> {
  const since = new Date(clock.now().getTime() - REMEMBERED_MS);
  const places = await listSignInPlaces(db(), sign_in.user_id, since);
  // Those after it do not count: they may be the same stranger.
  const at = places.findIndex(({ session_id }) => session_id === sign_in.session_id);
  const earlier = places.slice(at + 1);
  if (earlier.length === 0) return false;
  const isSame = (place: { address: string | null; user_agent: string | null }) =>
    place.address === sign_in.address && kindOf(place.user_agent) === kindOf(sign_in.user_agent);
  return !earlier.some(isSame);
}
