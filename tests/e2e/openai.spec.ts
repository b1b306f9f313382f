import { expect, type Page, test } from "@playwright/test";
import OpenAI from "openai";
import { e2ePort } from "../support/browser/ports.ts";
import { call, delay, end, type ModelServer, say, startModelServer } from "../support/model-servers/index.ts";
import { newAddress, PASSWORD } from "./steps.ts";

let model: ModelServer;
test.beforeAll(async () => {
  model = await startModelServer({ kind: "openai", port: await e2ePort("MODEL") });
});
test.afterAll(() => model.close());

/** The official client, with a new person's access token as its key and the scripted model connected. */
async function newClient({ request }: Page, baseURL: string): Promise<{ client: OpenAI; name: string }> {
  const form = { username: newAddress(), password: PASSWORD };
  await request.post("/v1/register", { data: { email: form.username, password: form.password } });
  const { access_token } = (await (await request.post("/v1/login/access-token", { form })).json()).data;
  const headers = { authorization: `Bearer ${access_token}` };
  const provider_name = `Scripted ${Date.now()}`;
  const provider = { provider: "openai", provider_name, api_key: model.api_key, api_base_url: model.base_url };
  const data = { ...provider, is_default: true };
  const { llm_id } = (await (await request.post("/v1/llm-configs", { headers, data })).json()).data;
  const added = await request.post("/v1/models", { headers, data: { llm_id, name: model.default_model } });
  expect(added.ok()).toBe(true);
  const client = new OpenAI({ baseURL: `${baseURL}/openai/v1`, apiKey: access_token, maxRetries: 0, timeout: 30_000 });
  return { client, name: `${provider_name.toLowerCase().replace(" ", "-")}/${model.default_model}` };
}

test("the official client lists, asks agents and models, streams, and meets errors it knows", async ({
  page,
  baseURL,
}) => {
  const { client, name } = await newClient(page, baseURL ?? "");
  const ids = (await client.models.list()).data.map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining(["alma/orchestrator", "alma/coding", name]));
  expect((await client.models.retrieve(name)).id).toBe(name);
  await expect(client.models.retrieve("alma/nobody")).rejects.toMatchObject({ status: 404, code: "model_not_found" });

  const text = "北京今天晴，𠮷野家也开门。".repeat(30);
  const pieces = [...text].flatMap((character, index) =>
    index % 50 === 0 ? [delay(20), say(character)] : [say(character)],
  );
  model.play([...pieces, end(), call("python_executor", { code: "print(6 * 7)" }), say("42."), end(), say("Direct.")]);
  const messages = [{ role: "user" as const, content: "天气" }];
  const stream = await client.chat.completions.create({ model: "alma/general", messages, stream: true });
  let said = "";
  const arrivals = new Set<number>();
  for await (const chunk of stream) {
    said += chunk.choices[0]?.delta.content ?? "";
    arrivals.add(Math.floor(performance.now() / 20));
  }
  expect(said).toBe(text);
  // It came in pieces over time, not at once at the end.
  expect(arrivals.size).toBeGreaterThan(2);

  const worked = await client.chat.completions.create({ model: "alma/coding", messages });
  expect(worked.choices[0]?.message.content).toMatch(/^> coding_agent: python_executor, done \(.+ s\)\n\n42\.$/);
  const direct = await client.chat.completions.create({ model: name, messages });
  expect(direct.choices[0]?.message.content).toBe("Direct.");

  const nobody = new OpenAI({ baseURL: client.baseURL, apiKey: "alma_wrong", maxRetries: 0 });
  await expect(nobody.models.list()).rejects.toMatchObject({ status: 401, code: "invalid_api_key" });
  const lost = await page.request.get("/openai/v1/assistants");
  expect([lost.status(), (await lost.json()).error.type]).toEqual([404, "invalid_request_error"]);
});

test("a client that goes away cancels its run", async ({ page, baseURL }) => {
  const { client } = await newClient(page, baseURL ?? "");
  const headers = { authorization: `Bearer ${client.apiKey}` };
  model.play([say("Begun"), delay(20_000), say(" and never read")]);
  const messages = [{ role: "user" as const, content: "Hello" }];
  const stream = await client.chat.completions.create({ model: "alma/general", messages, stream: true });
  let conversation_id = "";
  for await (const chunk of stream) {
    conversation_id ||= String(Reflect.get(chunk, "conversation_id") ?? "");
    if (chunk.choices[0]?.delta.content) break;
  }
  const status = async () => {
    const answer = await page.request.get(`/v1/conversations/${conversation_id}/messages`, { headers });
    return (await answer.json()).data.at(-1)?.run?.status;
  };
  await expect.poll(status, { timeout: 10_000 }).toBe("cancelled");
});
