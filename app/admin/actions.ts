"use server";

import { z } from "zod";
import { action } from "@/lib/http";
import { uuid } from "@/lib/protocol/contract/fields";
import { emailSchema } from "@/lib/protocol/contract/users";
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
