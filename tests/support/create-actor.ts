import { db } from "../../db/client.ts";
import { insertUser } from "../../db/queries/accounts/users.ts";
import type { Actor } from "../../lib/core/actor.ts";
import { newId } from "../../lib/core/ids.ts";
import type { Preferences } from "../../lib/protocol/contract/users.ts";

interface NewActor {
  is_superuser?: boolean;
  preferences?: Preferences;
  language?: Actor["language"];
}

/** A new active user of the test database, as the actor of a request. Nobody can sign in as them. */
export async function createActor(options: NewActor = {}): Promise<Actor> {
  const { is_superuser = false, preferences, language = "zh" } = options;
  const user_id = newId();
  const email = `${user_id}@test.invalid`;
  await insertUser(db(), {
    user_id,
    email,
    nickname: "Test",
    hashed_password: "none",
    is_active: true,
    is_superuser,
    preferences: preferences ?? null,
    language,
  });
  return { user_id, email, nickname: "Test", is_superuser, language, timezone: "UTC+8:00", session_id: null };
}
