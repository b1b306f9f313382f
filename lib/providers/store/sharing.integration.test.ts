import { describe, expect, it } from "vitest";
import { db } from "../../../db/client.ts";
import { updateUser } from "../../../db/queries/accounts/users.ts";
import { createActor } from "../../../tests/support/create-actor.ts";
import { addModel, createProvider } from "../../../tests/support/create-provider.ts";
import {
  admin,
  failure,
  notFound,
  owner,
  PAGE,
  share,
  stranger,
  withProviderPeople,
} from "../../../tests/support/provider-people.ts";
import {
  deleteLlmConfig,
  deleteModel,
  getLlmConfig,
  listModels,
  resolveModel,
  testLlmConfig,
  updateLlmConfig,
  updateModel,
} from "./index.ts";

withProviderPeople();

describe("sharing", () => {
  it("is for superusers", async () => {
    const { llm_id } = await createProvider(owner);
    await expect(updateLlmConfig(owner, llm_id, { is_shared: true })).rejects.toEqual(failure("FORBIDDEN"));
    expect((await updateLlmConfig(owner, llm_id, { is_shared: false })).is_shared).toBe(false);
  });

  it("lets everybody use, and only superusers change", async () => {
    const config = await createProvider(admin, {
      api_base_url: "https://inner.example.com/v1",
      organization_id: "org-1",
    });
    const { model_id } = await addModel(admin, config.llm_id, "shared-model");
    await share(config);
    const seen = await getLlmConfig(stranger, config.llm_id);
    expect(seen).toMatchObject({ is_shared: true, is_own: false, is_default: false, api_key_last4: "" });
    expect(seen).toMatchObject({ api_base_url: null, organization_id: null });
    expect((await resolveModel(stranger, model_id)).name).toBe("shared-model");
    expect((await resolveModel(stranger, null)).model_id).toBe(model_id);
    expect((await listModels(stranger, PAGE)).items.map((model) => model.model_id)).toEqual([model_id]);
    const forbidden = failure("FORBIDDEN");
    await expect(updateLlmConfig(stranger, config.llm_id, { provider_name: "x" })).rejects.toEqual(forbidden);
    await expect(deleteLlmConfig(stranger, config.llm_id)).rejects.toEqual(forbidden);
    await expect(testLlmConfig(stranger, config.llm_id)).rejects.toEqual(forbidden);
    await expect(addModel(stranger, config.llm_id, "y")).rejects.toEqual(forbidden);
    await expect(updateModel(stranger, model_id, { is_active: false })).rejects.toEqual(forbidden);
    await expect(deleteModel(stranger, model_id)).rejects.toEqual(forbidden);

    const other = await createActor({ is_superuser: true });
    expect((await updateLlmConfig(other, config.llm_id, { provider_name: "Ours" })).provider_name).toBe("Ours");
    await expect(updateLlmConfig(other, config.llm_id, { api_base_url: "https://evil.test" })).rejects.toEqual(
      failure("VALIDATION_ERROR"),
    );
    expect((await updateLlmConfig(other, config.llm_id, { is_shared: false })).is_shared).toBe(false);
    await expect(getLlmConfig(other, config.llm_id)).rejects.toEqual(notFound);
  });

  it.each([{ is_superuser: false }, { is_active: false }])(
    "ends at once with its owner's rights: %j",
    async (change) => {
      const config = await createProvider(admin);
      const { model_id } = await addModel(admin, config.llm_id, "m");
      await share(config);
      await updateUser(db(), admin.user_id, change);
      await expect(getLlmConfig(stranger, config.llm_id)).rejects.toEqual(notFound);
      await expect(resolveModel(stranger, model_id)).rejects.toEqual(notFound);
      expect((await resolveModel(stranger, null)).is_offline).toBe(true);
    },
  );
});
