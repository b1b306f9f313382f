"use server";

import { z } from "zod";
import { countExpired as countExpiredConversations } from "@/lib/conversations";
import { action } from "@/lib/http";
import { uuid } from "@/lib/protocol/contract/fields";
import { retentionSchema } from "@/lib/protocol/contract/settings";
import { emailSchema } from "@/lib/protocol/contract/users";
import * as settings from "@/lib/settings";
import * as users from "@/lib/users";

export const setUserActive = action(z.object({ user_id: uuid, is_active: z.boolean() }), (input, actor) =>
  users.setUserActive(actor, input.user_id, input.is_active),
);

export const setUserSuperuser = action(z.object({ user_id: uuid, is_superuser: z.boolean() }), (input, actor) =>
  users.setUserSuperuser(actor, input.user_id, input.is_superuser),
);

export const createInvitation = action(z.object({ email: emailSchema.optional() }), (input, actor) =>
  users.createInvitation(actor, input),
);

export const saveRetention = action(retentionSchema, (input, actor) => settings.saveRetention(actor, input));

export const countExpired = action(retentionSchema.pick({ days: true }), ({ days }, actor) =>
  countExpiredConversations(actor, days),
);
