"use server";

import { z } from "zod";
import * as auth from "@/lib/auth";
import { action } from "@/lib/http";
import { apiKeyParams, createApiKeyBody, updateApiKeyBody } from "@/lib/protocol/contract/api-keys";
import { uuid } from "@/lib/protocol/contract/fields";
import { confirmPasswordBody } from "@/lib/protocol/contract/password";

export const confirmPassword = action(confirmPasswordBody, (body, actor) => auth.confirmPassword(actor, body));

export const checkProof = action(z.object({}), async (_, actor) => {
  await auth.requireProof(actor);
  return null;
});

export const endSession = action(z.object({ session_id: uuid }), async ({ session_id }, actor) => {
  await auth.endSession(actor, session_id);
  return null;
});

export const endOtherSessions = action(z.object({}), async (_, actor) => {
  await auth.endOtherSessions(actor);
  return null;
});

export const createApiKey = action(createApiKeyBody, (body, actor) => auth.createApiKey(actor, body));

export const updateApiKey = action(z.intersection(apiKeyParams, updateApiKeyBody), ({ key_id, ...body }, actor) =>
  auth.updateApiKey(actor, key_id, body),
);

export const revokeApiKey = action(apiKeyParams, async ({ key_id }, actor) => {
  await auth.revokeApiKey(actor, key_id);
  return null;
});
