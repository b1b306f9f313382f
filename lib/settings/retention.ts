import { db, type Transaction } from "../../db/client.ts";
import { findSetting, saveSetting } from "../../db/queries/operation/settings.ts";
import { audit } from "../audit/index.ts";
import type { Actor } from "../core/actor.ts";
import { type Retention, retentionSchema } from "../protocol/contract/settings.ts";

export const RETENTION = "retention";
const OFF: Retention = { is_on: false, days: 30 };

/** What is stored; off where nobody decided, or where it cannot be read. */
export const retentionIn = (value: unknown): Retention => retentionSchema.safeParse(value).data ?? OFF;

/** What the administrators decided. */
export const findRetention = async (): Promise<Retention> => retentionIn(await findSetting(db(), RETENTION));

/** For administrators, in a transaction that holds the settings' lock. */
export async function saveRetention(tx: Transaction, actor: Actor, retention: Retention): Promise<void> {
  const before = retentionIn(await findSetting(tx, RETENTION));
  await saveSetting(tx, RETENTION, retention);
  await audit(tx, actor, "retention.changed", { ...retention, before });
}
