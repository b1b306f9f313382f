"use server";

import { z } from "zod";
import * as accounts from "@/lib/accounts";
import { action } from "@/lib/http";
import { deleteMe } from "@/lib/personal-data";
import { changeEmailBody } from "@/lib/protocol/contract/email";
import { uuid } from "@/lib/protocol/contract/fields";
import { oauthProviderSchema } from "@/lib/protocol/contract/linked-accounts";
import { createLlmConfigBody, updateLlmConfigBody } from "@/lib/protocol/contract/llm-configs";
import { deleteMeBody, updateMeBody } from "@/lib/protocol/contract/me";
import { createModelBody } from "@/lib/protocol/contract/models";
import { passwordSchema } from "@/lib/protocol/contract/users";
import * as providers from "@/lib/providers";
import { changePassword, updateMe } from "@/lib/users";
import { rememberAccountCookies } from "../account-cookies";

const providerParams = z.object({ llm_id: uuid });
const modelParams = z.object({ model_id: uuid });
const modelChanges = createModelBody
  .pick({ display_name: true, context_window: true, max_tokens: true, pricing: true })
  .partial();

export const updateProfile = action(updateMeBody, async (body, actor) => {
  const user = await updateMe(actor, body);
  if (body.language || body.timezone) await rememberAccountCookies(user, { force: body.language !== undefined });
  return user;
});

export const changeMyPassword = action(
  z.object({ current_password: z.string().max(200), new_password: passwordSchema }),
  async (body, actor) => {
    await changePassword(actor, body);
    return null;
  },
);

export const changeMyEmail = action(changeEmailBody, (body, actor) => accounts.changeEmail(actor, body));

export const unlinkAccount = action(z.object({ provider: oauthProviderSchema }), async ({ provider }, actor) => {
  await accounts.unlinkAccount(actor, provider);
  return null;
});

export const createProvider = action(createLlmConfigBody, (body, actor) => providers.createLlmConfig(actor, body));

export const updateProvider = action(
  z.intersection(providerParams, updateLlmConfigBody),
  ({ llm_id, ...body }, actor) => providers.updateLlmConfig(actor, llm_id, body),
);

export const deleteProvider = action(providerParams, async ({ llm_id }, actor) => {
  await providers.deleteLlmConfig(actor, llm_id);
  return null;
});

export const testProvider = action(providerParams, ({ llm_id }, actor) => providers.testLlmConfig(actor, llm_id));

export const createModel = action(createModelBody, (body, actor) => providers.createModel(actor, body));

export const updateModel = action(z.intersection(modelParams, modelChanges), ({ model_id, ...changes }, actor) =>
  providers.updateModel(actor, model_id, changes),
);

export const deleteModel = action(modelParams, async ({ model_id }, actor) => {
  await providers.deleteModel(actor, model_id);
  return null;
});

export const deleteAccount = action(deleteMeBody, async (body, actor) => {
  await deleteMe(actor, body);
  return null;
});
