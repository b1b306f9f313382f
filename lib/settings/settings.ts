import { db, type Transaction } from "../../db/client.ts";
import { listSettings, lockSetup } from "../../db/queries/operation/settings.ts";
import type { Actor } from "../core/actor.ts";
import { checkVersion } from "../core/http/if-match.ts";
import { requireSuperuser } from "../core/permissions.ts";
import type { Retention, Settings, UpdateSettingsBody } from "../protocol/contract/settings.ts";
import { REGISTRATION, registrationIn, saveRegistration } from "./registration.ts";
import { RETENTION, retentionIn, saveRetention as saveRetentionIn } from "./retention.ts";

type Connection = Parameters<typeof listSettings>[0];

/** The settings of the installation. FORBIDDEN unless superuser. */
export async function getSettings(actor: Actor): Promise<Settings> {
  requireSuperuser(actor);
  return await load(db());
}

/** Changes what is given; it acts at once. FORBIDDEN unless superuser, PRECONDITION_FAILED. */
export async function updateSettings(actor: Actor, changes: UpdateSettingsBody): Promise<Settings> {
  requireSuperuser(actor);
  return await db().transaction(async (tx) => {
    await lockSetup(tx);
    checkVersion((await load(tx)).version);
    await save(tx, actor, changes);
    return await load(tx);
  });
}

/** The retention alone; as {@link updateSettings}. */
export const saveRetention = async (actor: Actor, retention: Retention): Promise<Retention> =>
  (await updateSettings(actor, { retention })).retention;

async function save(tx: Transaction, actor: Actor, { retention, registration }: UpdateSettingsBody): Promise<void> {
  if (retention) await saveRetentionIn(tx, actor, retention);
  if (registration) await saveRegistration(tx, actor, registration.mode);
}

/** Each is a row with a version of its own, none is ever removed: their sum grows with every change. */
async function load(connection: Connection): Promise<Settings> {
  const rows = await listSettings(connection, [RETENTION, REGISTRATION]);
  const stored = (wanted: string) => rows.find(({ name }) => name === wanted)?.value;
  return {
    retention: retentionIn(stored(RETENTION)),
    registration: registrationIn(stored(REGISTRATION)),
    version: rows.reduce((sum, { version }) => sum + version, 0),
  };
}
