import type { Actor } from "../core/actor.ts";
import { fail } from "../core/errors.ts";
import { isId } from "../core/ids.ts";

/** The two columns every query for one schedule asks for. Throws NOT_FOUND for what cannot be an id. */
export function ownerOf(actor: Actor, schedule_id: string): { user_id: string; schedule_id: string } {
  if (!isId(schedule_id)) throw fail("NOT_FOUND", { what: "schedule" });
  return { user_id: actor.user_id, schedule_id };
}
