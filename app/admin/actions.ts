"use server";

import { z } from "zod";
import * as accounts from "@/lib/accounts";
import { verifyAudit as verifyAuditLog } from "@/lib/audit";
import { countExpired as countExpiredConversations } from "@/lib/conversations";
import { action } from "@/lib/http";
import * as personalData from "@/lib/personal-data";
import { uuid } from "@/lib/protocol/contract/fields";
import { permissionSchema } from "@/lib/protocol/contract/grants";
import { createInvitationBody } from "@/lib/protocol/contract/invitations";
import { registrationModeSchema, retentionSchema } from "@/lib/protocol/contract/settings";
import { createUserBody, updateUserBody, userParams } from "@/lib/protocol/contract/users";
import * as settings from "@/lib/settings";
import * as users from "@/lib/users";

export const setUserActive = action(z.object({ user_id: uuid, is_active: z.boolean() }), (input, actor) =>
  users.setUserActive(actor, input.user_id, input.is_active),
);

export const setUserSuperuser = action(z.object({ user_id: uuid, is_superuser: z.boolean() }), (input, actor) =>
  users.setUserSuperuser(actor, input.user_id, input.is_superuser),
);

export const createUser = action(createUserBody, (input, actor) => users.addUser(actor, input));

export const updateUser = action(z.intersection(userParams, updateUserBody), ({ user_id, ...changes }, actor) =>
  users.updateUser(actor, user_id, changes),
);

export const deleteUser = action(userParams, async ({ user_id }, actor) => {
  await personalData.deleteUser(actor, user_id);
  return null;
});

export const listGrants = action(userParams, ({ user_id }, actor) => users.listGrants(actor, user_id));

const grantInput = userParams.extend({ permission: permissionSchema, is_granted: z.boolean() });

export const setGrant = action(grantInput, async ({ user_id, permission, is_granted }, actor) => {
  if (is_granted) await users.grantPermission(actor, user_id, permission);
  else await users.revokePermission(actor, user_id, permission);
  return null;
});

export const createInvitation = action(createInvitationBody, (input, actor) => users.createInvitation(actor, input));

export const withdrawInvitation = action(z.object({ invitation_id: uuid }), async ({ invitation_id }, actor) => {
  await accounts.deleteInvitation(actor, invitation_id);
  return null;
});

export const createPasswordResetLink = action(z.object({ user_id: uuid }), ({ user_id }, actor) =>
  accounts.createPasswordResetLink(actor, user_id),
);

export const createVerificationLink = action(z.object({ user_id: uuid }), ({ user_id }, actor) =>
  accounts.createVerificationLink(actor, user_id),
);

export const saveRetention = action(retentionSchema, (input, actor) => settings.saveRetention(actor, input));

export const countExpired = action(retentionSchema.pick({ days: true }), ({ days }, actor) =>
  countExpiredConversations(actor, days),
);

export const saveRegistration = action(z.object({ mode: registrationModeSchema.nullable() }), (registration, actor) =>
  settings.updateSettings(actor, { registration }),
);

export const verifyAudit = action(z.null(), (_input, actor) => verifyAuditLog(actor));
