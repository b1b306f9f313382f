import { eq } from "drizzle-orm";
import OpenAI from "openai";
import { describe, expect, it } from "vitest";
import { db } from "../../../db/client.ts";
import { usageDaily } from "../../../db/schema/index.ts";
import { createApiKey } from "../../../lib/auth/index.ts";
import { createConversation } from "../../../lib/conversations/index.ts";
import { addModel, createProvider } from "../../support/create-provider.ts";
import { call, cut, delay, hang, say, startModelServer, status, vectorOf } from "../../support/model-servers/index.ts";
import { scriptedProvider } from "../../support/scripted-provider.ts";
import { newClient, withOpenaiServer } from "./openai-server.ts";

const server = withOpenaiServer();
const messages = [{ role: "user" as const, content: "Hello" }];
const thrownBy = (promise: PromiseLike<unknown>) =>
  promise.then(
    () => null,
    (error: unknown) => error,
  );

describe("names", () => {
  it("are those of agents and of the person's own models, each as it can be used", async () => {
    const { actor, client } = await newClient(server);
    const provider = await scriptedProvider(actor, []);
    const ids = (await client.models.list()).data.map(({ id }) => id);
    expect(ids).toEqual([
      ...["alma/coding", "alma/file", "alma/general", "alma/orchestrator", "alma/web"].sort(
        (one, other) => ids.indexOf(one) - ids.indexOf(other),
      ),
      `scripted-openai/${provider.default_model}`,
    ]);
    for (const id of ids) expect(await client.models.retrieve(id)).toMatchObject({ id, object: "model" });
    const stranger = await newClient(server);
    expect((await stranger.client.models.list()).data.map(({ id }) => id)).not.toContain(ids.at(-1));
    const theirs = await thrownBy(stranger.client.models.retrieve(ids.at(-1) ?? ""));
    expect(theirs).toMatchObject({ status: 404, code: "model_not_found", type: "invalid_request_error" });
  });

  it("stay apart where two providers are called the same, and each has its id", async () => {
    const { actor, client } = await newClient(server);
    const api_base_url = "http://127.0.0.1:9/v1";
    const configs = [];
    for (const provider_name of ["Twin", "twin"])
      configs.push(await createProvider(actor, { provider: "custom", provider_name, api_base_url }));
    for (const { llm_id } of configs) await addModel(actor, llm_id, "org/model:7b");
    const ids = (await client.models.list()).data.map(({ id }) => id);
    expect(ids.slice(-2)).toEqual(["twin/org/model:7b", "twin-2/org/model:7b"]);
    const named = await client.models.retrieve(`${configs[1]?.llm_id}/org/model:7b`);
    expect(named.id).toBe("twin-2/org/model:7b");
    expect((await client.models.retrieve("custom/org/model:7b")).id).toBe("twin/org/model:7b");
  });

  it("are for nobody without a key", async () => {
    for (const apiKey of ["alma_wrong", "sk-x"]) {
      const nobody = new OpenAI({ baseURL: server.url, apiKey, maxRetries: 0 });
      expect(await thrownBy(nobody.models.list())).toMatchObject({ status: 401, code: "invalid_api_key" });
      const asked = nobody.chat.completions.create({ model: "alma/general", messages, stream: true });
      expect(await thrownBy(asked)).toMatchObject({ status: 401 });
    }
  });
});

describe("an API key", () => {
  it("does what its scopes say, and goes on in no conversation but those of this endpoint", async () => {
    const { actor, client } = await newClient(server);
    await scriptedProvider(actor, () => [say("Yes.")]);
    const keyed = async (...scopes: string[]) => {
      const { key } = await createApiKey(actor, { name: "Program", scopes });
      return new OpenAI({ baseURL: server.url, apiKey: key, maxRetries: 0 });
    };
    const reader = await keyed("openai:read");
    expect((await reader.models.list()).data.length).toBeGreaterThan(4);
    const asking = { model: "alma/general", messages };
    expect(await thrownBy(reader.chat.completions.create(asking))).toMatchObject({
      status: 403,
      code: "insufficient_permissions",
    });
    const writer = await keyed("openai:write");
    const first = await writer.chat.completions.create(asking);
    const more = { ...asking, metadata: { conversation_id: String(Reflect.get(first, "conversation_id")) } };
    expect((await writer.chat.completions.create(more)).choices[0]?.message.content).toBe("Yes.");
    const { conversation_id } = await createConversation(actor, {});
    const elsewhere = { ...asking, metadata: { conversation_id } };
    expect(await thrownBy(writer.chat.completions.create(elsewhere))).toMatchObject({ status: 403 });
    expect((await client.chat.completions.create(elsewhere)).choices[0]?.message.content).toBe("Yes.");
  });
});

describe("a model", () => {
  it("is asked as the program says, with nothing of ours around it", async () => {
    const { actor, client } = await newClient(server);
    const provider = await scriptedProvider(actor, [say("你好")]);
    const answer = await client.chat.completions.create({
      model: `scripted-openai/${provider.default_model}`,
      messages: [{ role: "system", content: "Be brief." }, ...messages],
      temperature: 0.3,
      max_completion_tokens: 50,
      stop: ["END"],
      top_p: 0.9,
      seed: 7,
    });
    expect(answer.choices[0]).toMatchObject({ message: { content: "你好" }, finish_reason: "stop" });
    expect(answer.usage).toMatchObject({ prompt_tokens: 101, completion_tokens: 21 });
    expect(provider.requests[0]?.body).toMatchObject({
      model: provider.default_model,
      messages: [
        { role: "system", content: "Be brief." },
        { role: "user", content: "Hello" },
      ],
      temperature: 0.3,
      stop: ["END"],
      top_p: 0.9,
      seed: 7,
    });
    expect(JSON.stringify(provider.requests[0]?.body)).toContain("50");
    expect(provider.requests[0]?.body.tools).toBeUndefined();
    const counted = await db().select().from(usageDaily).where(eq(usageDaily.user_id, actor.user_id));
    expect(counted).toMatchObject([
      {
        agent_name: null,
        provider_name: "scripted openai",
        requests: 1,
        failures: 0,
        prompt_tokens: 101,
        completion_tokens: 21,
      },
    ]);
  });

  it("calls the program's tools and takes their results, streamed and not", async () => {
    const { actor, client } = await newClient(server);
    const input = { city: "北京", days: [1, 2] };
    const provider = await scriptedProvider(actor, [call("weather", input), call("weather", input), say("Sunny.")]);
    const asking = {
      model: `openai/${provider.default_model}`,
      messages,
      tools: [
        {
          type: "function" as const,
          function: { name: "weather", parameters: { type: "object", properties: { city: { type: "string" } } } },
        },
      ],
      tool_choice: "required" as const,
    };
    provider.play([call("weather", input)]);
    const whole = await client.chat.completions.create(asking);
    const [made] = whole.choices[0]?.message.tool_calls ?? [];
    expect(whole.choices[0]?.finish_reason).toBe("tool_calls");
    expect(made).toMatchObject({ type: "function", function: { name: "weather" } });
    expect(JSON.parse(made?.type === "function" ? made.function.arguments : "")).toEqual(input);
    expect(provider.requests[0]?.body).toMatchObject({ tool_choice: "required" });

    provider.play([call("weather", input)]);
    const streamed = await client.chat.completions.stream(asking).finalChatCompletion();
    expect(streamed.choices[0]?.message.tool_calls?.[0]).toMatchObject({
      function: made?.type === "function" ? made.function : {},
    });

    provider.play([say("Sunny.")]);
    const { tool_choice: _, ...rest } = asking;
    const answered = await client.chat.completions.create({
      ...rest,
      messages: [
        ...messages,
        { role: "assistant", content: null, tool_calls: made ? [made] : [] },
        { role: "tool", tool_call_id: made?.id ?? "", content: "25 degrees" },
      ],
    });
    expect(answered.choices[0]?.message.content).toBe("Sunny.");
    expect(JSON.stringify(provider.requests[2]?.body)).toContain("25 degrees");
  });

  it("takes a picture that comes with the message", async () => {
    const { actor, client } = await newClient(server);
    const provider = await scriptedProvider(actor, [say("A dot.")]);
    const url = "data:image/png;base64,iVBORw0KGgo=";
    const picture = (address: string) =>
      client.chat.completions.create({
        model: `scripted-openai/${provider.default_model}`,
        messages: [
          {
            role: "user",
            content: [
              { type: "text", text: "?" },
              { type: "image_url", image_url: { url: address } },
            ],
          },
        ],
      });
    await picture(url);
    expect(JSON.stringify(provider.requests[0]?.body)).toContain("iVBORw0KGgo=");
    expect(await thrownBy(picture("https://example.com/a.png"))).toMatchObject({ code: "unsupported_parameter" });
  });

  it("fails with a status before its first word and with an error after it", async () => {
    const { actor, client } = await newClient(server);
    const provider = await scriptedProvider(actor, []);
    const model = `scripted-openai/${provider.default_model}`;
    const failing: [number, object][] = [
      [429, { status: 429, code: "rate_limit_exceeded" }],
      [500, { status: 502, code: "model_unavailable" }],
      [401, { status: 502, code: "provider_unauthorized" }],
      [400, { status: 400, code: "provider_rejected" }],
    ];
    for (const [answered, expected] of failing) {
      provider.play([status(answered)]);
      expect(await thrownBy(client.chat.completions.create({ model, messages, stream: true }))).toMatchObject(expected);
    }
    provider.play([status(400, { message: "This model's maximum context length is 8192 tokens." })]);
    expect(await thrownBy(client.chat.completions.create({ model, messages }))).toMatchObject({
      status: 400,
      code: "context_length_exceeded",
    });
    provider.play([say("Half"), delay(50), cut()]);
    const stream = await client.chat.completions.create({ model, messages, stream: true });
    let said = "";
    const error = await thrownBy(
      (async () => {
        for await (const chunk of stream) said += chunk.choices[0]?.delta.content ?? "";
      })(),
    );
    expect(said).toBe("Half");
    expect(error).toMatchObject({ code: "model_unavailable" });
  });

  it("is not asked for what does not fit into it", async () => {
    const { actor, client } = await newClient(server);
    const provider = await scriptedProvider(actor, []);
    const { llm_id } = await createProvider(actor, { provider_name: "Small", api_base_url: provider.base_url });
    await addModel(actor, llm_id, "tiny", { context_window: 256 });
    const long = [{ role: "user" as const, content: "word ".repeat(2_000) }];
    const error = await thrownBy(client.chat.completions.create({ model: "small/tiny", messages: long }));
    expect(error).toMatchObject({ status: 400, code: "context_length_exceeded" });
    expect(provider.requests).toEqual([]);
  });

  it("is let go when the program goes away", async () => {
    const { actor, client } = await newClient(server);
    const provider = await scriptedProvider(actor, [say("Begun"), hang()]);
    const stream = await client.chat.completions.create({
      model: `scripted-openai/${provider.default_model}`,
      messages,
      stream: true,
    });
    for await (const chunk of stream) if (chunk.choices[0]?.delta.content) break;
    const request = provider.requests[0];
    expect(await Promise.race([request?.closed, new Promise((done) => setTimeout(done, 5_000, "open"))])).not.toBe(
      "open",
    );
  });
});

describe("embeddings", () => {
  it.each(["openai", "custom", "azure"] as const)("come from a model of %s as numbers or as bytes", async (kind) => {
    const { actor, client } = await newClient(server);
    const provider = await startModelServer({ kind });
    try {
      const made = {
        provider: kind,
        provider_name: "Vectors",
        api_key: provider.api_key,
        api_base_url: provider.base_url,
      };
      const { llm_id } = await createProvider(actor, made);
      await addModel(actor, llm_id, "embed-3", { model_type: "embedding" });
      const input = ["one", "二", "three four"];
      const model = "vectors/embed-3";
      const expected = input.map((text, index) => ({ object: "embedding", index, embedding: vectorOf(text) }));
      const floats = await client.embeddings.create({ model, input, encoding_format: "float" });
      expect(floats.data).toEqual(expected);
      expect(floats.usage).toEqual({ prompt_tokens: 6, total_tokens: 6 });
      // Without a format the client asks for base64 and reads it itself.
      expect((await client.embeddings.create({ model, input: "one" })).data).toEqual(expected.slice(0, 1));
      const chat = thrownBy(client.chat.completions.create({ model, messages }));
      expect(await chat).toMatchObject({ status: 400, param: "model" });
    } finally {
      await provider.close();
    }
  });

  it("are refused for an agent, a chat model, and a kind that has none", async () => {
    const { actor, client } = await newClient(server);
    const chat = await scriptedProvider(actor, []);
    for (const model of ["alma/general", `scripted-openai/${chat.default_model}`])
      expect(await thrownBy(client.embeddings.create({ model, input: "x" }))).toMatchObject({
        status: 400,
        param: "model",
      });
    const { llm_id } = await createProvider(actor, { provider: "anthropic", provider_name: "Claude" });
    await addModel(actor, llm_id, "none", { model_type: "embedding" });
    expect(await thrownBy(client.embeddings.create({ model: "claude/none", input: "x" }))).toMatchObject({
      status: 502,
    });
  });
});
