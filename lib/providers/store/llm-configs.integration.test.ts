import { describe, expect, it } from "vitest";
import { db } from "../../../db/client.ts";
import { auditLog } from "../../../db/schema/index.ts";
import { addModel, createProvider, TEST_KEY } from "../../../tests/support/create-provider.ts";
import {
  admin,
  failure,
  notFound,
  owner,
  PAGE,
  rowOf,
  stranger,
  withProviderPeople,
} from "../../../tests/support/provider-people.ts";
import type { Actor } from "../../core/actor.ts";
import { newId } from "../../core/ids.ts";
import type { LlmConfig } from "../../protocol/contract/llm-configs.ts";
import {
  deleteLlmConfig,
  deleteModel,
  getLlmConfig,
  listLlmConfigs,
  listModels,
  resolveModel,
  testLlmConfig,
  updateLlmConfig,
  updateModel,
} from "./index.ts";

withProviderPeople();

const defaultsOf = async (actor: Actor) =>
  (await listLlmConfigs(actor, PAGE)).items.filter((item) => item.is_own && item.is_default).map((item) => item.llm_id);

describe("a provider", () => {
  it("is kept with its key encrypted for its row, and shown without", async () => {
    const made = await createProvider(owner, { api_base_url: "https://api.example.com/v1", organization_id: "org" });
    expect(made).toMatchObject({
      provider: "openai",
      api_key_last4: "6789",
      is_default: true,
      is_own: true,
      is_shared: false,
    });
    const row = await rowOf(made.llm_id);
    expect(row?.api_key_encrypted).toMatch(/^v1\./);
    expect(JSON.stringify(row)).not.toContain(TEST_KEY);
    const answers = [
      made,
      await getLlmConfig(owner, made.llm_id),
      await listLlmConfigs(owner, PAGE),
      await updateLlmConfig(owner, made.llm_id, { provider_name: "Renamed", api_key: `${TEST_KEY}x` }),
      await addModel(owner, made.llm_id, "m"),
      await listModels(owner, PAGE),
      await db().select().from(auditLog),
    ];
    expect(JSON.stringify(answers)).not.toContain("secret-key");
    expect(JSON.stringify(answers)).not.toContain("v1.");
    expect((await getLlmConfig(owner, made.llm_id)).provider_name).toBe("Renamed");
  });

  it("is not there for a stranger", async () => {
    const { llm_id } = await createProvider(owner);
    const { model_id } = await addModel(owner, llm_id, "m");
    for (const actor of [stranger, admin]) {
      for (const id of [llm_id, newId(), "x"]) {
        await expect(getLlmConfig(actor, id)).rejects.toEqual(notFound);
        await expect(updateLlmConfig(actor, id, { provider_name: "x" })).rejects.toEqual(notFound);
        await expect(updateLlmConfig(actor, id, { is_shared: true })).rejects.toEqual(notFound);
        await expect(deleteLlmConfig(actor, id)).rejects.toEqual(notFound);
        await expect(testLlmConfig(actor, id)).rejects.toEqual(notFound);
        await expect(addModel(actor, newId(), "m")).rejects.toEqual(notFound);
      }
      await expect(addModel(actor, llm_id, "n")).rejects.toEqual(notFound);
      await expect(updateModel(actor, model_id, { display_name: "x" })).rejects.toEqual(notFound);
      await expect(deleteModel(actor, model_id)).rejects.toEqual(notFound);
      await expect(resolveModel(actor, model_id)).rejects.toEqual(notFound);
      expect((await listLlmConfigs(actor, PAGE)).items).toEqual([]);
      expect((await listModels(actor, PAGE)).items).toEqual([]);
      expect((await listModels(actor, { ...PAGE, llm_id })).items).toEqual([]);
    }
    expect((await listModels(owner, PAGE)).items).toHaveLength(1);
  });

  it("writes an audit entry for every change, with what changed and never the key", async () => {
    const { llm_id } = await createProvider(admin);
    await updateLlmConfig(admin, llm_id, { provider_name: "New name", is_shared: true });
    await deleteLlmConfig(admin, llm_id);
    const entries = (await db().select().from(auditLog)).filter((entry) => entry.actor_id === admin.user_id);
    expect(entries.map((entry) => entry.event)).toEqual([
      "provider.created",
      "provider.shared",
      "provider.updated",
      "provider.deleted",
    ]);
    expect(entries[2]?.data).toMatchObject({ llm_id, fields: ["provider_name"] });
    expect(entries[2]?.data).toMatchObject({ before: { provider_name: "Mine" }, after: { provider_name: "New name" } });
    expect(JSON.stringify(entries)).not.toContain(TEST_KEY);
  });
});

describe("a stored key and its host", () => {
  const update = (config: LlmConfig, body: Parameters<typeof updateLlmConfig>[2]) =>
    updateLlmConfig(owner, config.llm_id, body);

  it.each([
    "https://evil.test/v1",
    "https://api.example.com:8443/v1",
    "http://api.example.com/v1",
    "https://api.example.com.evil.test/v1",
    "https://api.example.com./v1",
    null,
  ])("asks for the key again for %s", async (api_base_url) => {
    const config = await createProvider(owner, { api_base_url: "https://api.example.com/v1" });
    await expect(update(config, { api_base_url })).rejects.toMatchObject({
      code: "VALIDATION_ERROR",
      details: [{ field: "api_key", message: expect.stringContaining("another host") }],
    });
    expect((await rowOf(config.llm_id))?.api_base_url).toBe("https://api.example.com/v1");
    const moved = await update(config, { api_base_url, api_key: "sk-another-key-9999" });
    expect(moved).toMatchObject({ api_base_url, api_key_last4: "9999", test_status: "pending" });
  });

  it("keeps the key for another path, and for the kind's own address written out", async () => {
    const config = await createProvider(owner);
    expect((await update(config, { api_base_url: "https://API.openai.com/v2/" })).api_key_last4).toBe("6789");
    expect((await update(config, { api_base_url: null })).api_base_url).toBeNull();
    await expect(update(config, { api_base_url: "https://api.deepseek.com" })).rejects.toEqual(
      failure("VALIDATION_ERROR"),
    );
  });

  it("lets a server without a key move, and wants an address where the kind has none", async () => {
    const config = await createProvider(owner, {
      provider: "custom",
      api_key: "",
      api_base_url: "http://127.0.0.1:11434/v1",
    });
    const moved = await update(config, { api_base_url: "http://192.168.1.2:11434/v1" });
    expect(moved.api_base_url).toBe("http://192.168.1.2:11434/v1");
    await expect(update(config, { api_base_url: null })).rejects.toMatchObject({
      details: [{ field: "api_base_url" }],
    });
  });
});

describe("the default provider", () => {
  it("is exactly one, whatever happens", async () => {
    const first = await createProvider(owner);
    const second = await createProvider(owner);
    expect(await defaultsOf(owner)).toEqual([first.llm_id]);
    const third = await createProvider(owner, { is_default: true });
    expect(await defaultsOf(owner)).toEqual([third.llm_id]);
    await updateLlmConfig(owner, second.llm_id, { is_default: true });
    expect(await defaultsOf(owner)).toEqual([second.llm_id]);
    await updateLlmConfig(owner, second.llm_id, { is_default: false });
    expect(await defaultsOf(owner)).toEqual([first.llm_id]);
    await updateLlmConfig(owner, first.llm_id, { is_active: false });
    expect(await defaultsOf(owner)).toEqual([second.llm_id]);
    await deleteLlmConfig(owner, second.llm_id);
    expect(await defaultsOf(owner)).toEqual([third.llm_id]);
    await deleteLlmConfig(owner, third.llm_id);
    expect(await defaultsOf(owner)).toEqual([first.llm_id]);
  });

  it("stays one when many are made and chosen at once", async () => {
    const made = await Promise.all(Array.from({ length: 6 }, () => createProvider(owner, { is_default: true })));
    expect(await defaultsOf(owner)).toHaveLength(1);
    for (let round = 0; round < 5; round += 1) {
      await Promise.all(made.map(({ llm_id }) => updateLlmConfig(owner, llm_id, { is_default: true })));
      expect(await defaultsOf(owner)).toHaveLength(1);
    }
    await Promise.all(made.slice(0, 3).map(({ llm_id }) => deleteLlmConfig(owner, llm_id)));
    expect(await defaultsOf(owner)).toHaveLength(1);
  });
});
