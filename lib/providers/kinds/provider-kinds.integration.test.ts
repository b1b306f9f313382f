import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { ask, connectTo, recorder } from "../../../tests/support/model-servers/connect.ts";
import {
  MODEL_SERVER_KINDS,
  type ModelServer,
  type ModelServerOptions,
  raw,
  say,
  startModelServer,
} from "../../../tests/support/model-servers/index.ts";
import { fail } from "../../core/errors.ts";
import { testConnection } from "../connection/test-connection.ts";
import { streamStep } from "../step/stream-step.ts";
import { getProviderKind } from "./registry.ts";

const closers: (() => Promise<unknown>)[] = [];
afterEach(() => Promise.all(closers.splice(0).map((close) => close())));

async function start(options: ModelServerOptions): Promise<ModelServer> {
  const server = await startModelServer(options);
  closers.push(server.close);
  return server;
}

/** A plain HTTP server that answers everything the same way; gives its origin and what it was sent. */
async function startPlain(status: number, headers: Record<string, string>, body: string) {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    seen.push(JSON.stringify(request.headers));
    response.writeHead(status, headers).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closers.push(() => new Promise((resolve) => server.close(resolve)));
  const address = server.address();
  return { origin: `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`, seen };
}

const once = (server: ModelServer, overrides = {}) =>
  streamStep(connectTo(server, overrides), { prompt: ask("x"), signal: new AbortController().signal }, recorder());

describe.each(MODEL_SERVER_KINDS)("%s", (kind) => {
  it("lists models with the right key and says what is wrong otherwise", async () => {
    const server = await start({ kind, models: ["b-model", "a-model", "b-model"] });
    const config = { kind, api_key: server.api_key, base_url: server.base_url };
    const good = await testConnection(config, { fetch });
    expect(good).toMatchObject({ test_status: "success", available_models: ["a-model", "b-model"] });
    expect(good.latency).toBeGreaterThanOrEqual(0);
    expect(new Date(good.tested_at).toISOString()).toBe(good.tested_at);

    const bad = await testConnection({ ...config, api_key: "wrong-key-123456789" }, { fetch });
    expect(bad).toMatchObject({
      test_status: "failed",
      available_models: [],
      error: { code: "PROVIDER_UNAUTHORIZED" },
    });
    expect(JSON.stringify(bad)).not.toContain("wrong-key-123456789");
  });

  it("sends the key nowhere when redirected", async () => {
    const thief = await startPlain(200, { "content-type": "text/event-stream" }, "");
    const redirecting = await startPlain(307, { location: `${thief.origin}/v1/chat/completions` }, "");
    const server = await start({ kind, script: [say("never")] });
    const result = await once(server, { base_url: redirecting.origin });
    expect(result).toMatchObject({
      ok: false,
      retryable: false,
      error: { code: "PROVIDER_REJECTED", message: expect.stringContaining(thief.origin) },
    });
    const test = await testConnection({ kind, api_key: server.api_key, base_url: redirecting.origin }, { fetch });
    expect(test.error?.code).toBe("PROVIDER_REJECTED");
    expect(redirecting.seen).toHaveLength(2);
    expect(thief.seen).toEqual([]);
  });

  it("recognises a web page in place of an API", async () => {
    const page = await startPlain(200, { "content-type": "text/html" }, "<h1>Welcome</h1>");
    const server = await start({ kind });
    const result = await once(server, { base_url: page.origin });
    expect(result).toMatchObject({
      ok: false,
      retryable: false,
      error: { code: "PROVIDER_BAD_RESPONSE", message: expect.stringContaining("base URL") },
    });
    const test = await testConnection({ kind, api_key: "k", base_url: page.origin }, { fetch });
    expect(test.error?.code).toBe("PROVIDER_BAD_RESPONSE");
  });

  it("passes a refusal of the guarded fetch on", async () => {
    const server = await start({ kind, script: [say("never")] });
    const refusing = () =>
      Promise.reject(new TypeError("fetch failed", { cause: fail("EGRESS_REFUSED", { message: "refused here" }) }));
    expect(await once(server, { fetch: refusing })).toMatchObject({
      ok: false,
      retryable: false,
      error: { code: "EGRESS_REFUSED", message: "refused here" },
    });
    const test = await testConnection({ kind, api_key: "k", base_url: server.base_url }, { fetch: refusing });
    expect(test.error).toEqual({ code: "EGRESS_REFUSED", message: "refused here" });
  });
});

it("never falls back to a key or an address from the environment", async () => {
  const server = await start({ kind: "openai", script: [say("never")] });
  process.env.OPENAI_API_KEY = server.api_key;
  process.env.OPENAI_BASE_URL = server.base_url;
  try {
    expect(await once(server, { api_key: "" })).toMatchObject({ ok: false, error: { code: "PROVIDER_UNAUTHORIZED" } });
    let target = "";
    const spy: typeof fetch = (input) => {
      target = String(input);
      return Promise.reject(new Error("not sent"));
    };
    const model = getProviderKind("openai").createModel({ api_key: "k", model: "m", fetch: spy });
    await streamStep(model, { prompt: ask("x"), signal: new AbortController().signal }, recorder());
    expect(target).toBe("https://api.openai.com/v1/chat/completions");
  } finally {
    delete process.env.OPENAI_API_KEY;
    delete process.env.OPENAI_BASE_URL;
  }
});

it("reaches an OpenAI-compatible server without a key, and without an authorization header", async () => {
  const server = await start({ kind: "custom", api_key: null, script: [say("ok")] });
  expect(await once(server)).toMatchObject({ ok: true });
  expect(server.requests[0]?.headers).not.toHaveProperty("authorization");
  expect(server.requests[0]?.body).toMatchObject({ stream_options: { include_usage: true } });
});

it("takes a whole Azure deployment URL, with its version", async () => {
  const server = await start({ kind: "azure", script: [say("ok")] });
  const base_url = `${server.base_url}/openai/deployments/other/chat/completions?api-version=2025-01-01-preview`;
  expect(await once(server, { base_url })).toMatchObject({ ok: true, step: { response_model: "my deployment" } });
  expect(server.requests[0]?.path).toBe(
    "/openai/deployments/my%20deployment/chat/completions?api-version=2025-01-01-preview",
  );
});

it("fails a connection test that takes too long", async () => {
  const slow: typeof fetch = (_input, init) =>
    new Promise((_resolve, reject) => init?.signal?.addEventListener("abort", () => reject(init.signal?.reason)));
  const test = await testConnection({ kind: "openai", api_key: "k" }, { fetch: slow, timeout_ms: 50 });
  expect(test).toMatchObject({ test_status: "failed", error: { code: "PROVIDER_TIMEOUT" } });
});

it("asks for a base URL where the kind has none", async () => {
  const test = await testConnection({ kind: "custom", api_key: "" }, { fetch });
  expect(test.error).toMatchObject({ code: "VALIDATION_ERROR", message: expect.stringContaining("base URL") });
  expect(() => getProviderKind("toString")).toThrow(/must be one of/);
});

describe("streams in the form the real services send them", () => {
  const fixture = (name: string) =>
    readFile(new URL(`../../../tests/support/model-servers/fixtures/${name}`, import.meta.url), "utf8");

  it("OpenAI: text, a tool call in pieces, obfuscation, usage at the end", async () => {
    const server = await start({ kind: "openai", script: [raw(await fixture("openai-chat.sse"))] });
    expect(await once(server)).toMatchObject({
      ok: true,
      step: {
        text: "Let me look 😀",
        tool_calls: [{ provider_call_id: "call_x1", tool_name: "web_fetch", input: { url: "https://example.com/" } }],
        usage: { prompt_tokens: 82, completion_tokens: 19, total_tokens: 101, cached_tokens: 64 },
        finish_reason: "tool_calls",
        response_model: "gpt-4o-mini-2024-07-18",
      },
    });
  });

  it("DeepSeek: keep-alive comments, reasoning_content, usage in the last chunk", async () => {
    const server = await start({ kind: "deepseek", script: [raw(await fixture("deepseek-reasoner.sse"))] });
    expect(await once(server)).toMatchObject({
      ok: true,
      step: {
        reasoning: "先想一想。",
        text: "答案是 42。",
        usage: { prompt_tokens: 12, completion_tokens: 34, reasoning_tokens: 25, cached_tokens: 8 },
        finish_reason: "stop",
      },
    });
  });
});
