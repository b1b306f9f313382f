"use server";

import { z } from "zod";
import * as credentials from "@/lib/credentials";
import { action } from "@/lib/http";
import { createCredentialBody, credentialParams, updateCredentialBody } from "@/lib/protocol/contract/credentials";

export const createCredential = action(createCredentialBody, (body, actor) =>
  credentials.createCredential(actor, body),
);

export const updateCredential = action(
  z.intersection(credentialParams, updateCredentialBody),
  ({ credential_id, ...change }, actor) => credentials.updateCredential(actor, credential_id, change),
);

export const deleteCredential = action(credentialParams, async ({ credential_id }, actor) => {
  await credentials.deleteCredential(actor, credential_id);
  return null;
});
