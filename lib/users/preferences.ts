import type { Actor } from "../core/actor.ts";
import type { Preferences } from "../protocol/contract/users.ts";
import { getMe, updateMe } from "./me.ts";
import { mergeDeep } from "./merge-deep.ts";

/** What holds while a person sets nothing. Without a temperature or a limit of tokens the model's own hold. */
const DEFAULTS: Preferences = {
  theme: "system",
  message_display: { show_timestamps: true, auto_scroll: true, message_grouping: false },
  notifications: { email_enabled: true, desktop_enabled: false },
  ai_settings: { default_model: null },
};

const complete = (preferences: Preferences | null): Preferences => mergeDeep(DEFAULTS, preferences ?? {});

/** The actor's preferences, those never set with their defaults. */
export const getPreferences = async (actor: Actor): Promise<Preferences> => complete((await getMe(actor)).preferences);

/** Changes preferences: objects are merged key by key, anything else replaces. Gives all of them. */
export const updatePreferences = async (actor: Actor, preferences: Preferences): Promise<Preferences> =>
  complete((await updateMe(actor, { preferences }, "")).preferences);
