import { type APIRequestContext, expect, test } from "@playwright/test";
import { type Installation, makeInstallation, type Serving } from "../support/installation.ts";
import { delay, end, type ModelServer, say, startModelServer } from "../support/model-servers/index.ts";

const CRON_SECRET = "secret-of-the-cron-job";

let installation: Installation;
let model: ModelServer;
let server: Serving;
let headers: Record<string, string>;

test.describe.configure({ mode: "serial" });

test.beforeAll(async ({ playwright }) => {
  test.setTimeout(120_000);
  installation = await makeInstallation();
  model = await startModelServer({ kind: "custom" });
  server = await installation.start({ ALMA_CRON_SECRET: CRON_SECRET }, "stock");
  const api = await playwright.request.newContext();
  headers = await signIn(api, server);
  const { llm_id } = await post(api, "/v1/llm-configs", {
    provider: "custom",
    provider_name: "Scripted",
    api_key: model.api_key,
    api_base_url: model.base_url,
    is_default: true,
  });
  await post(api, "/v1/models", { llm_id, name: model.default_model });
  await api.dispose();
});

test.afterAll(async () => {
  await installation.remove();
  await model.close();
});

async function signIn(api: APIRequestContext, at: Serving): Promise<Record<string, string>> {
  const { email, password } = installation.admin;
  const answer = await api.post(`${at.url}/v1/login/access-token`, { form: { username: email, password } });
  const { access_token } = (await answer.json()).data;
  return { authorization: `Bearer ${access_token}` };
}

async function post(api: APIRequestContext, path: string, data: unknown, more: Record<string, string> = {}) {
  const answer = await api.post(server.url + path, { headers: { ...headers, ...more }, data });
  expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
  return (await answer.json()).data;
}

const statusOf = async (api: APIRequestContext, run_id: string): Promise<string> =>
  (await (await api.get(`${server.url}/v1/runs/${run_id}`, { headers })).json()).data.status;

const newConversation = async (api: APIRequestContext): Promise<string> =>
  `/v1/conversations/${(await post(api, "/v1/conversations", {})).conversation_id}`;

const drain = (api: APIRequestContext, secret?: string) =>
  api.get(`${server.url}/api/cron/drain`, { headers: secret ? { authorization: `Bearer ${secret}` } : {} });

test("the request that sends a message executes its run, whatever way it wants the answer", async ({ request }) => {
  const conversation = await newConversation(request);
  model.play([say("at once")]);
  expect((await post(request, `${conversation}/messages`, { content: "one" })).content).toBe("at once");

  model.play([say("in time")]);
  const run = await post(request, `${conversation}/messages`, { content: "two" }, { prefer: "respond-async" });
  await expect.poll(() => statusOf(request, run.run_id), { timeout: 10_000 }).toBe("completed");

  model.play([say("as it "), delay(300), say("comes")]);
  const accept = { ...headers, accept: "text/event-stream" };
  const stream = await request.post(`${server.url}${conversation}/messages`, {
    headers: accept,
    data: { content: "three" },
  });
  expect(await stream.text()).toContain('"final_content":"as it comes"');
  expect(server.output()).not.toContain("nothing keeps this process alive");
});

test("what waited behind a run is executed after it, without the cron job", async ({ request }) => {
  const conversation = await newConversation(request);
  model.play([say("first"), delay(1_500), say("."), end(), say("second")]);
  const prefer = { prefer: "respond-async" };
  await post(request, `${conversation}/messages`, { content: "one" }, prefer);
  const second = await post(request, `${conversation}/messages`, { content: "two" }, prefer);
  await expect.poll(() => statusOf(request, second.run_id), { timeout: 15_000 }).toBe("completed");
});

test("a run whose process was killed is finished by the cron job of another one", async ({ request }) => {
  test.setTimeout(90_000);
  const conversation = await newConversation(request);
  model.play([say("half "), delay(60_000), say("never")]);
  const asked = model.requests.length;
  const prefer = { prefer: "respond-async" };
  const run = await post(request, `${conversation}/messages`, { content: "go on" }, prefer);
  await expect.poll(() => model.requests.length, { timeout: 10_000 }).toBe(asked + 1);
  await server.kill();
  model.play([say("a whole answer")]);
  server = await installation.start({ ALMA_CRON_SECRET: CRON_SECRET }, "stock");
  headers = await signIn(request, server);

  expect((await drain(request)).status()).toBe(401);
  expect((await drain(request, "another secret")).status()).toBe(401);
  // Until its lease is over, the run is its dead holder's.
  await expect
    .poll(async () => (await (await drain(request, CRON_SECRET)).json()).data.runs, { timeout: 40_000 })
    .toBe(1);
  expect(await statusOf(request, run.run_id)).toBe("completed");
  const messages = await (await request.get(`${server.url}${conversation}/messages`, { headers })).json();
  expect(messages.data.at(-1).content).toBe("a whole answer");
});

test("the cron job executes schedules, and is not there without a secret", async ({ request }) => {
  test.setTimeout(90_000);
  const conversation = await newConversation(request);
  model.play([say("on time")]);
  await post(request, "/v1/schedules", {
    content: "say something",
    kind: "once",
    expression: new Date(Date.now() + 1_000).toISOString(),
    conversation_id: conversation.split("/").at(-1),
  });
  await expect
    .poll(async () => (await (await drain(request, CRON_SECRET)).json()).data, { timeout: 15_000 })
    .toMatchObject({ schedules: { started: 1 }, runs: 1 });
  const messages = await (await request.get(`${server.url}${conversation}/messages`, { headers })).json();
  expect(messages.data.at(-1).content).toBe("on time");

  const without = await installation.start({}, "stock");
  const answer = await request.get(`${without.url}/api/cron/drain`, {
    headers: { authorization: `Bearer ${CRON_SECRET}` },
  });
  expect(answer.status()).toBe(404);
  await without.kill();
});
