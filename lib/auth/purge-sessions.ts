import { db } from "../../db/client.ts";
import { deleteEndedSessions } from "../../db/queries/sign-in-sessions.ts";
import { clock } from "../core/clock.ts";

const KEPT_MS = 7 * 24 * 60 * 60 * 1_000;

/** Removes sign-ins that ended more than a week ago. */
export async function purgeEndedSessions(): Promise<void> {
  await deleteEndedSessions(db(), new Date(clock.now().getTime() - KEPT_MS));
}
