import { beforeAll, describe, expect, it } from "vitest";
import { db } from "../../../db/client.ts";
import type { LlmConfig } from "../../../lib/protocol/contract/llm-configs.ts";
import type { Model } from "../../../lib/protocol/contract/models.ts";
import { callById, newPerson, type Person } from "./api-client.ts";

let owner: Person;
let stranger: Person;

const dataOf = <T>({ text }: { text: string }): T => JSON.parse(text).data;
const KEY = "sk-never-shown-again-0123";
const PROVIDER = {
  provider: "openai",
  provider_name: "Mine",
  api_key: KEY,
  api_base_url: "https://api.example.com/v1",
};

beforeAll(async () => {
  owner = await newPerson("owner");
  stranger = await newPerson("stranger");
});

const connect = async (body: Record<string, unknown> = {}) =>
  dataOf<LlmConfig>(await callById("createLlmConfig", { token: owner.token, json: { ...PROVIDER, ...body } }));
const send = (id: string, llm_id: string, more: Parameters<typeof callById>[1] = {}) =>
  callById(id, { token: owner.token, params: { llm_id }, ...more });

describe("a provider", () => {
  it("is changed and set whole under its version, its key kept and never shown", async () => {
    const { llm_id, version } = await connect();
    const seen = { "if-match": `"${version}"` };
    const changed = await send("updateLlmConfig", llm_id, {
      json: { provider_name: "Ours", rate_limit: { requests_per_minute: 60 } },
      headers: seen,
    });
    expect(dataOf<LlmConfig>(changed)).toMatchObject({
      provider_name: "Ours",
      rate_limit: { requests_per_minute: 60, tokens_per_minute: null },
      api_key_last4: "0123",
      version: version + 1,
    });
    expect(changed.headers.get("etag")).toBe(`"${version + 1}"`);
    expect((await send("updateLlmConfig", llm_id, { json: { is_active: false }, headers: seen })).status).toBe(412);
    expect((await send("deleteLlmConfig", llm_id, { headers: seen })).status).toBe(412);
    const whole = { provider_name: "Whole", api_base_url: "https://api.example.com/other/v1" };
    const replaced = await send("replaceLlmConfig", llm_id, { json: whole });
    expect(dataOf<LlmConfig>(replaced)).toMatchObject({ ...whole, rate_limit: null, api_key_last4: "0123" });
    expect(replaced.text).not.toContain(KEY);
  });

  it("is tested again only when it is reached in another way than it was tested", async () => {
    const { llm_id } = await connect({ organization_id: "org-1" });
    const whole = { ...PROVIDER, provider: undefined, organization_id: "org-1" };
    const statusAfter = async (id: string, json: object) => {
      await db().execute(`update llmconfigs set test_status = 'success' where llm_id = '${llm_id}'`);
      const changed = await send(id, llm_id, { json });
      expect(changed.status, changed.text).toBe(200);
      return dataOf<LlmConfig>(changed).test_status;
    };
    const sealed = async () =>
      (await db().execute(`select api_key_encrypted as key from llmconfigs where llm_id = '${llm_id}'`))[0]?.key;
    const before = await sealed();
    for (const same of [
      {},
      { provider_name: "Renamed" },
      { rate_limit: { requests_per_minute: 9 } },
      { is_active: false },
    ])
      expect(await statusAfter("replaceLlmConfig", { ...whole, ...same }), JSON.stringify(same)).toBe("success");
    const { api_key, api_base_url } = PROVIDER;
    for (const same of [{ api_key }, { api_base_url }, { organization_id: "org-1" }, { provider_name: "Again" }])
      expect(await statusAfter("updateLlmConfig", same), JSON.stringify(same)).toBe("success");
    expect(await sealed()).toBe(before);
    for (const other of [
      { api_key: "sk-another-0456" },
      { api_base_url: `${api_base_url}/x` },
      { organization_id: null },
    ])
      for (const [id, rest] of [["replaceLlmConfig", whole] as const, ["updateLlmConfig", {}] as const]) {
        await send("replaceLlmConfig", llm_id, { json: whole });
        expect(await statusAfter(id, { ...rest, ...other }), `${id} ${JSON.stringify(other)}`).toBe("pending");
      }
  });

  it("whose stored key does not open any more gets another one", async () => {
    const { llm_id } = await connect();
    await db().execute(`update llmconfigs set api_key_encrypted = 'v1.gone.AAAA' where llm_id = '${llm_id}'`);
    const changed = await send("updateLlmConfig", llm_id, { json: { api_key: "sk-fresh-0789" } });
    expect(dataOf<LlmConfig>(changed)).toMatchObject({ api_key_last4: "0789", test_status: "pending" });
  });

  it("at another host asks for the key again, by PUT and by PATCH", async () => {
    const { llm_id } = await connect();
    for (const id of ["updateLlmConfig", "replaceLlmConfig"]) {
      const elsewhere = { provider_name: "x", api_base_url: "https://evil.example.net/v1" };
      const refused = await send(id, llm_id, { json: elsewhere });
      expect(refused).toMatchObject({ status: 422, body: { error: { code: "VALIDATION_ERROR" } } });
      expect((await send(id, llm_id, { json: { ...elsewhere, api_key: "sk-new-0456" } })).status).toBe(200);
      await send(id, llm_id, { json: { ...PROVIDER, provider: undefined } });
    }
    // No base URL is the kind's own host.
    expect((await send("replaceLlmConfig", llm_id, { json: { provider_name: "x" } })).status).toBe(422);
  });

  it.each([
    { rate_limit: { requests_per_minute: 0 } },
    { rate_limit: { per_second: 1 } },
    { provider_name: "" },
    { api_key: "" },
    { api_base_url: "https://user:pass@example.com" },
  ])("is not changed by %j", async (json) => {
    const { llm_id } = await connect();
    expect((await send("updateLlmConfig", llm_id, { json })).status).toBe(422);
    expect((await send("updateLlmConfig", llm_id, { json, token: stranger.token })).status).toBe(422);
    const valid = { json: { provider_name: "x" }, token: stranger.token };
    expect((await send("updateLlmConfig", llm_id, valid)).status).toBe(404);
    expect((await send("getProviderUsage", llm_id, { token: stranger.token })).status).toBe(404);
  });

  it("is filtered, found and sorted", async () => {
    await db().execute(`delete from llmconfigs where user_id = '${owner.user.user_id}'`);
    await connect({ provider_name: "Beta" });
    await connect({ provider_name: "alpha", provider: "deepseek" });
    const { llm_id } = await connect({ provider_name: "Gamma", provider: "deepseek" });
    await send("updateLlmConfig", llm_id, { json: { is_active: false } });
    const names = async (query: string) =>
      dataOf<LlmConfig[]>(await callById("listLlmConfigs", { token: owner.token, query })).map(
        (one) => one.provider_name,
      );
    expect(await names("provider=deepseek&sort=-created_at")).toEqual(["Gamma", "alpha"]);
    expect(await names("provider=deepseek&is_active=true")).toEqual(["alpha"]);
    expect(await names("search=BET")).toEqual(["Beta"]);
    expect((await callById("listLlmConfigs", { token: owner.token, query: "sort=api_key" })).status).toBe(422);
  });
});

describe("a model", () => {
  it("is read, changed, set whole and removed under its version; a name is had once", async () => {
    const { llm_id } = await connect();
    const pricing = { input_tokens: 0.03, output_tokens: 0.06, currency: "USD", per_1k_tokens: true };
    const json = { llm_id, name: "gpt-4", display_name: "GPT-4", context_window: 8192, max_tokens: 4096, pricing };
    const { model_id, version } = dataOf<Model>(await callById("createModel", { token: owner.token, json }));
    expect((await callById("createModel", { token: owner.token, json })).status).toBe(409);
    const params = { model_id };
    const one = (id: string, more: Parameters<typeof callById>[1] = {}) =>
      callById(id, { token: owner.token, params, ...more });
    expect(dataOf<Model>(await one("getModel"))).toMatchObject({ ...json, version: 1 });
    expect((await one("getModel", { token: stranger.token })).status).toBe(404);
    const seen = { "if-match": `"${version}"` };
    const changed = await one("updateModel", { json: { is_active: false, pricing: null }, headers: seen });
    expect(dataOf<Model>(changed)).toMatchObject({ is_active: false, pricing: null, max_tokens: 4096, version: 2 });
    expect((await one("updateModel", { json: { max_tokens: 1 }, headers: seen })).status).toBe(412);
    expect((await one("updateModel", { json: { max_tokens: 1 }, token: stranger.token })).status).toBe(404);
    const whole = await one("replaceModel", { json: { display_name: "Four" } });
    expect(dataOf<Model>(whole)).toMatchObject({ display_name: "Four", context_window: null, is_active: true });
    expect((await one("deleteModel", { headers: seen })).status).toBe(412);
    expect((await one("deleteModel")).status).toBe(204);
    expect((await one("getModel")).status).toBe(404);
  });

  it("is filtered and sorted", async () => {
    const { llm_id } = await connect();
    for (const [name, model_type] of [
      ["b", "chat"],
      ["a", "chat"],
      ["e", "embedding"],
    ]) {
      await callById("createModel", { token: owner.token, json: { llm_id, name, model_type } });
    }
    const names = async (query: string) =>
      dataOf<Model[]>(await callById("listModels", { token: owner.token, query: `llm_id=${llm_id}&${query}` })).map(
        (m) => m.name,
      );
    expect(await names("model_type=chat&sort=name")).toEqual(["a", "b"]);
    expect(await names("model_type=embedding")).toEqual(["e"]);
    expect(await names("sort=-name")).toEqual(["e", "b", "a"]);
  });
});
