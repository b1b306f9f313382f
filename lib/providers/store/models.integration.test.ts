import { describe, expect, it } from "vitest";
import { db } from "../../../db/client.ts";
import { findUser, updateUser } from "../../../db/queries/accounts/users.ts";
import { addModel, createProvider } from "../../../tests/support/create-provider.ts";
import {
  admin,
  failure,
  notFound,
  owner,
  PAGE,
  rowOf,
  share,
  stranger,
  withProviderPeople,
} from "../../../tests/support/provider-people.ts";
import { newId } from "../../core/ids.ts";
import { deleteLlmConfig, deleteModel, listModels, resolveModel, updateLlmConfig, updateModel } from "./index.ts";

withProviderPeople();

describe("models", () => {
  it("are added, changed, listed, searched and removed", async () => {
    const { llm_id } = await createProvider(owner);
    const pricing = { input_tokens: 1, output_tokens: 2, currency: "CNY", per_1k_tokens: true };
    const made = await addModel(owner, llm_id, "gpt_100%", { pricing, context_window: 8192 });
    expect(made).toMatchObject({ display_name: "gpt_100%", model_type: "chat", pricing, context_window: 8192 });
    await expect(addModel(owner, llm_id, "gpt_100%")).rejects.toEqual(failure("CONFLICT"));
    const twins = await Promise.allSettled([addModel(owner, llm_id, "twin"), addModel(owner, llm_id, "twin")]);
    expect(twins.map((twin) => twin.status).sort()).toEqual(["fulfilled", "rejected"]);
    const found = async (query: Record<string, unknown>) =>
      (await listModels(owner, { ...PAGE, ...query })).items.map((model) => model.name);
    expect(await found({ search: "GPT_100%" })).toEqual(["gpt_100%"]);
    expect(await found({ search: "%" })).toEqual(["gpt_100%"]);
    expect(await found({ llm_id })).toEqual(["gpt_100%", "twin"]);
    const off = await updateModel(owner, made.model_id, { is_active: false, pricing: null, max_tokens: 100 });
    expect(off).toMatchObject({ is_active: false, pricing: null, max_tokens: 100, context_window: 8192 });
    expect(await found({ is_active: true })).toEqual(["twin"]);
    expect(await updateModel(owner, made.model_id, {})).toEqual(off);
    await deleteModel(owner, made.model_id);
    await expect(deleteModel(owner, made.model_id)).rejects.toEqual(notFound);
    await deleteLlmConfig(owner, llm_id);
    expect(await found({})).toEqual([]);
  });
});

describe("resolveModel", () => {
  it("falls to the offline assistant with nothing connected", async () => {
    expect(await resolveModel(owner, null)).toMatchObject({ is_offline: true, model_id: null, provider: "offline" });
  });

  it("takes the default provider's oldest active chat model, then others, then shared", async () => {
    const shared = await createProvider(admin);
    await addModel(admin, shared.llm_id, "shared");
    await share(shared);
    const first = await createProvider(owner);
    const second = await createProvider(owner, { is_default: true, provider: "deepseek" });
    const nameNow = async () => (await resolveModel(owner, null)).name;
    expect(await nameNow()).toBe("shared");
    await addModel(owner, first.llm_id, "other");
    expect(await nameNow()).toBe("other");
    await addModel(owner, second.llm_id, "embedder", { model_type: "embedding" });
    expect(await nameNow()).toBe("other");
    const { model_id } = await addModel(owner, second.llm_id, "oldest", { max_tokens: 5 });
    await addModel(owner, second.llm_id, "newer");
    expect(await resolveModel(owner, null)).toMatchObject({
      model_id,
      llm_id: second.llm_id,
      provider: "deepseek",
      name: "oldest",
      max_tokens: 5,
      is_offline: false,
      settings: {},
    });
    await updateModel(owner, model_id, { is_active: false });
    expect(await nameNow()).toBe("newer");
    await updateLlmConfig(owner, second.llm_id, { is_active: false });
    expect(await nameNow()).toBe("other");
  });

  it("honours preferences, by name or id, and passes settings on", async () => {
    const { llm_id } = await createProvider(owner);
    await addModel(owner, llm_id, "first");
    const { model_id } = await addModel(owner, llm_id, "wanted");
    for (const default_model of ["wanted", model_id]) {
      await updateUser(db(), owner.user_id, {
        preferences: { ai_settings: { default_model, temperature: 0, max_tokens: 50 } },
      });
      const resolved = await resolveModel(owner, null);
      expect(resolved).toMatchObject({ model_id, settings: { temperature: 0, max_tokens: 50 } });
    }
    await updateUser(db(), owner.user_id, { preferences: { ai_settings: { default_model: "gone" } } });
    expect((await resolveModel(owner, null)).name).toBe("first");
    expect((await findUser(db(), owner.user_id))?.preferences).toEqual({ ai_settings: { default_model: "gone" } });
  });

  it("refuses a named model that cannot be used, and says why", async () => {
    const { llm_id } = await createProvider(owner);
    const embedder = await addModel(owner, llm_id, "e", { model_type: "embedding" });
    const chat = await addModel(owner, llm_id, "c");
    const unavailable = failure("MODEL_UNAVAILABLE");
    await expect(resolveModel(owner, embedder.model_id)).rejects.toEqual(unavailable);
    await updateLlmConfig(owner, llm_id, { is_active: false });
    await expect(resolveModel(owner, chat.model_id)).rejects.toEqual(unavailable);
    for (const id of [newId(), "x", ""]) await expect(resolveModel(owner, id)).rejects.toEqual(notFound);
  });

  it("cannot be led to another row's key", async () => {
    const mine = await createProvider(owner);
    const theirs = await createProvider(stranger, { api_base_url: "https://evil.test/v1" });
    const { model_id } = await addModel(stranger, theirs.llm_id, "m");
    const stolen = (await rowOf(mine.llm_id))?.api_key_encrypted;
    await db().execute(`update llmconfigs set api_key_encrypted = '${stolen}' where llm_id = '${theirs.llm_id}'`);
    await expect(resolveModel(stranger, model_id)).rejects.toEqual(failure("INTERNAL_ERROR"));
  });
});
