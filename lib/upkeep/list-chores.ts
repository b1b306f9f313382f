import { db } from "../../db/client.ts";
import { listChoreRecords } from "../../db/queries/operation/chores.ts";
import type { Actor } from "../core/actor.ts";
import { requireSuperuser } from "../core/permissions.ts";
import { type Chore, choreSchema } from "../protocol/contract/settings.ts";
import { CHORE_WORK } from "./chores.ts";
import { choreNames } from "./run-chore.ts";

const kept = choreSchema.shape.last;

/** The chores with their last runs. For administrators. */
export async function listChores(actor: Actor): Promise<Chore[]> {
  requireSuperuser(actor);
  const records = await listChoreRecords(db());
  return choreNames().map((name) => {
    const record = records.get(name);
    const fields = typeof record === "object" && record !== null ? new Map(Object.entries(record)) : new Map();
    const last = kept.safeParse(fields.get("last") ?? null);
    const is_running = typeof fields.get("holder") === "string";
    return { name, every: CHORE_WORK[name].every, is_running, last: last.success ? last.data : null };
  });
}
