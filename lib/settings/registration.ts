import { z } from "zod";
import { db, type Transaction } from "../../db/client.ts";
import { findSetting, saveSetting } from "../../db/queries/operation/settings.ts";
import { audit } from "../audit/index.ts";
import type { Actor } from "../core/actor.ts";
import { env } from "../core/env.ts";
import { type RegistrationMode, registrationModeSchema, type Settings } from "../protocol/contract/settings.ts";

export const REGISTRATION = "registration";

const stored = z.object({ mode: registrationModeSchema.nullable() });

/** What is stored, as it acts: the environment's where no administrator decided, or where it cannot be read. */
export function registrationIn(value: unknown): Settings["registration"] {
  const mode = stored.safeParse(value).data?.mode ?? null;
  return { mode: mode ?? env().ALMA_REGISTRATION, is_set: mode !== null };
}

/** Who may create an account now. */
export const registrationMode = async (): Promise<RegistrationMode> =>
  registrationIn(await findSetting(db(), REGISTRATION)).mode;

/** For administrators, in a transaction that holds the settings' lock; null gives the decision back to the environment. */
export async function saveRegistration(tx: Transaction, actor: Actor, mode: RegistrationMode | null): Promise<void> {
  const before = stored.safeParse(await findSetting(tx, REGISTRATION)).data?.mode ?? null;
  await saveSetting(tx, REGISTRATION, { mode });
  await audit(tx, actor, "registration.changed", { mode, before: { mode: before } });
}
