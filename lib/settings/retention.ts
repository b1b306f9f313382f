import { db } from "../../db/client.ts";
import { findSetting, lockSetup, saveSetting } from "../../db/queries/settings.ts";
import { audit } from "../audit/index.ts";
import type { Actor } from "../core/actor.ts";
import { type Retention, retentionSchema } from "../protocol/contract/settings.ts";
import { requireSuperuser } from "../users/index.ts";

const NAME = "retention";
const OFF: Retention = { is_on: false, days: 30 };

/** What the administrators decided; off where nobody did, or where what is stored cannot be read. */
export async function findRetention(): Promise<Retention> {
  const stored = retentionSchema.safeParse(await findSetting(db(), NAME));
  return stored.success ? stored.data : OFF;
}

/** For administrators; the change is in the audit log. */
export async function saveRetention(actor: Actor, retention: Retention): Promise<Retention> {
  requireSuperuser(actor);
  await db().transaction(async (tx) => {
    await lockSetup(tx);
    const stored = retentionSchema.safeParse(await findSetting(tx, NAME));
    await saveSetting(tx, NAME, retention);
    await audit(tx, actor, "retention.changed", { ...retention, before: stored.success ? stored.data : OFF });
  });
  return retention;
}
