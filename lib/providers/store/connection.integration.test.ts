import { afterEach, describe, expect, it } from "vitest";
import { addModel, createProvider } from "../../../tests/support/create-provider.ts";
import { type ModelServer, say, startModelServer } from "../../../tests/support/model-servers/index.ts";
import { admin, owner, rowOf, withProviderPeople } from "../../../tests/support/provider-people.ts";
import { env } from "../../core/env.ts";
import { streamStep } from "../step/stream-step.ts";
import { getLlmConfig, resolveModel, testLlmConfig } from "./index.ts";

withProviderPeople();

let server: ModelServer | undefined;
afterEach(async () => {
  env().ALMA_EGRESS_ALLOW = [];
  await server?.close();
  server = undefined;
});

describe("against a server on loopback", () => {
  it("tests a superuser's provider and talks through it; a failed test changes no key", async () => {
    server = await startModelServer({ kind: "openai", script: [say("hi")], models: ["b", "a"] });
    const { base_url, api_key } = server;
    const config = await createProvider(admin, { api_base_url: base_url, api_key });
    const tested = await testLlmConfig(admin, config.llm_id);
    expect(tested).toMatchObject({ test_status: "success", available_models: ["a", "b"] });
    expect(await getLlmConfig(admin, config.llm_id)).toMatchObject({
      test_status: "success",
      last_tested_at: tested.tested_at,
    });
    const { model_id } = await addModel(admin, config.llm_id, "a");
    const { model } = await resolveModel(admin, model_id);
    const prompt = [{ role: "user" as const, content: [{ type: "text" as const, text: "hello" }] }];
    const silent = { text: () => undefined, reasoning: () => undefined };
    const answer = await streamStep(model, { prompt, signal: AbortSignal.timeout(10_000) }, silent);
    expect(answer).toMatchObject({ ok: true, step: { text: "hi" } });

    const before = await rowOf(config.llm_id);
    await server.close();
    const failed = await testLlmConfig(admin, config.llm_id);
    expect(failed).toMatchObject({ test_status: "failed", available_models: [] });
    expect(JSON.stringify(failed)).not.toContain(api_key);
    expect(await rowOf(config.llm_id)).toEqual({
      ...before,
      test_status: "failed",
      last_tested_at: new Date(failed.tested_at),
    });
  });

  it("refuses an ordinary user's private address unless it is listed, also for a model", async () => {
    server = await startModelServer({ kind: "custom", models: ["m"] });
    const config = await createProvider(owner, {
      provider: "custom",
      api_base_url: server.base_url,
      api_key: server.api_key,
    });
    expect(await testLlmConfig(owner, config.llm_id)).toMatchObject({
      test_status: "failed",
      error: { code: "EGRESS_REFUSED" },
    });
    expect(server.requests).toEqual([]);
    env().ALMA_EGRESS_ALLOW = [new URL(server.base_url).host];
    // The policy is made once per process, as the environment is.
    Reflect.deleteProperty(globalThis, Symbol.for("alma.web.guards"));
    expect(await testLlmConfig(owner, config.llm_id)).toMatchObject({
      test_status: "success",
      available_models: ["m"],
    });
  });
});
