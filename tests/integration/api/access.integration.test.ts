import { beforeAll, describe, expect, it } from "vitest";
import { db } from "../../../db/client.ts";
import { insertMessages } from "../../../db/queries/messages.ts";
import { newId } from "../../../lib/core/ids.ts";
import { contracts } from "../../../lib/protocol/contract/index.ts";
import { call, callById, newPerson, operation } from "./api-client.ts";

const RANDOM_ID = "0198c0de-0000-7000-8000-000000000000";
const paramsOf = (path: string, id: string): Record<string, string> =>
  Object.fromEntries([...path.matchAll(/\{(\w+)\}/g)].map((match) => [match[1], id]));

/** What every operation's body needs to be valid. */
const VALID = {
  ...{ content: "x", title: "x", name: "x", size: 1 },
  ...{ display_name: "x", instruction: "x", provider_name: "x", tool_id: RANDOM_ID },
};

/** Its errors are in OpenAI's form. */
const isOpenai = ({ shape }: (typeof contracts)[number]): boolean => shape === "openai";

const closed = contracts.filter((contract) => contract.auth !== "none");

describe("nobody", () => {
  it.each(closed.map((contract) => [contract.id, contract] as const))("may not %s", async (_, contract) => {
    const params = paramsOf(contract.path, RANDOM_ID);
    const strangers: Record<string, string>[] = [
      {},
      { authorization: "Bearer nonsense" },
      { authorization: "Bearer alma_nonsense" },
      { authorization: "Basic YTpi" },
      { cookie: "next-auth.session-token=x" },
    ];
    for (const headers of strangers) {
      const answer = await call(contract, { params, headers });
      const body = isOpenai(contract)
        ? { error: { code: "invalid_api_key" } }
        : { success: false, error: { code: "UNAUTHORIZED" } };
      expect(answer).toMatchObject({ status: 401, body });
      expect(answer.headers.get("www-authenticate")).toBe("Bearer");
    }
  });
});

describe("a stranger", () => {
  /** What the owner has, by the name of the parameter that would name it. */
  const owned: Record<string, string> = {};
  let stranger = "";
  let owner = "";

  beforeAll(async () => {
    const person = await newPerson("owner");
    owner = person.token;
    owned.user_id = person.user.user_id;
    stranger = (await newPerson("stranger")).token;
    const idIn = (answer: { text: string }, name: string): string => JSON.parse(answer.text).data[name];
    owned.conversation_id = idIn(
      await callById("createConversation", { token: owner, json: { title: "Mine" } }),
      "conversation_id",
    );
    const provider = { provider: "custom", provider_name: "Mine", api_base_url: "http://127.0.0.1:9/v1" };
    owned.llm_id = idIn(await callById("createLlmConfig", { token: owner, json: provider }), "llm_id");
    owned.model_id = idIn(
      await callById("createModel", { token: owner, json: { llm_id: owned.llm_id, name: "m" } }),
      "model_id",
    );
    owned.model = `${owned.llm_id}/m`;
    owned.provider = "github";
    owned.session_id = JSON.parse((await callById("listSessions", { token: owner })).text).data[0].session_id;
    const key = { name: "Mine", scopes: ["*"] };
    owned.key_id = idIn(await callById("createApiKey", { token: owner, json: key }), "key_id");
    const agent = { name: "mine", display_name: "Mine", instruction: "x" };
    owned.agent_id = idIn(await callById("createAgent", { token: owner, json: agent }), "agent_id");
    const schedule = { content: "Mine", kind: "cron", expression: "0 9 * * *" };
    owned.schedule_id = idIn(await callById("createSchedule", { token: owner, json: schedule }), "schedule_id");
    const form = new FormData();
    form.set("file", new File(["hello"], "hello.txt", { type: "text/plain" }));
    const params = { conversation_id: owned.conversation_id };
    const uploading = { token: owner, params: { conversation_id: owned.conversation_id } };
    const upload = { name: "big.bin", size: 10 };
    owned.upload_id = idIn(await callById("createUpload", { ...uploading, json: upload }), "upload_id");
    owned.message_id = newId();
    const written = { message_id: owned.message_id, role: "user" as const, content: "Mine", tokens: ["mine"] };
    const place = { conversation_id: owned.conversation_id, user_id: owned.user_id };
    await db().transaction((tx) => insertMessages(tx, [{ ...written, ...place }]));
    owned.file_id = idIn(await callById("uploadFile", { token: owner, params, raw: form }), "file_id");
  });

  // Runs and approvals are made by the engine: their strangers are tested where it runs. Tools are everybody's.
  const named = closed.filter(
    ({ path, auth }) => auth === "user" && /\{\w+\}/.test(path) && !/\{(run|approval)_id\}|^\/v1\/tools/.test(path),
  );

  const reserved = closed.filter(({ auth }) => auth === "superuser");
  it.each(reserved.map((contract) => [contract.id, contract] as const))("may not %s", async (_, contract) => {
    const answer = await call(contract, { token: stranger, params: paramsOf(contract.path, RANDOM_ID) });
    expect(answer).toMatchObject({ status: 403, body: { error: { code: "FORBIDDEN" } } });
  });

  it.each(named.map((contract) => [contract.id, contract] as const))(
    "gets from %s what a random id gets",
    async (_, contract) => {
      const parameter = /\{(\w+)\}/.exec(contract.path)?.[1] ?? "";
      const sendTo = (id: string | undefined) => {
        const params = { [parameter]: id ?? "" };
        if (contract.body_type !== "multipart")
          return call(contract, {
            token: stranger,
            params,
            ...(contract.body && { json: VALID }),
            ...(contract.body_type === "binary" && { raw: "x", headers: { "upload-offset": "0" } }),
          });
        const raw = new FormData();
        raw.set("file", new File(["x"], "x.txt"));
        return call(contract, { token: stranger, params, raw });
      };
      const code = isOpenai(contract) ? "model_not_found" : "NOT_FOUND";
      const real = await sendTo(owned[parameter]);
      expect(owned[parameter]).toBeTruthy();
      expect(real).toMatchObject({ status: 404, body: { error: { code } } });
      expect((await sendTo(RANDOM_ID)).body?.error).toEqual(real.body?.error);
      expect((await sendTo("not-an-id")).body?.error?.code).toBe(code);
    },
  );

  it("sees none of it in a list", async () => {
    for (const id of ["listConversations", "listLlmConfigs", "listModels", "listApprovals", "listSchedules"]) {
      const answer = await callById(id, { token: stranger });
      expect(answer, id).toMatchObject({
        status: 200,
        body: { success: true, data: [], pagination: { total: 0, has_next: false } },
      });
    }
    expect((await callById("listConversations", { token: owner })).text).toContain(owned.conversation_id);
  });

  it("has touched nothing", async () => {
    const params = {
      conversation_id: owned.conversation_id ?? "",
      llm_id: owned.llm_id ?? "",
      file_id: owned.file_id ?? "",
    };
    expect((await callById("getConversation", { token: owner, params })).body?.data).toMatchObject({
      title: "Mine",
      message_count: 0,
    });
    expect((await callById("getLlmConfig", { token: owner, params })).status).toBe(200);
    const file = await callById("downloadFile", { token: owner, params });
    expect(file.text).toBe("hello");
    expect(file.headers.get("content-disposition")).toMatch(/^attachment; filename="hello.txt"/);
    expect(file.headers.get("content-security-policy")).toContain("sandbox");
    expect(file.headers.get("content-type")).toBe("application/octet-stream");
  });

  it("may read what is open to anybody", async () => {
    for (const id of ["getLiveness", "getOpenapi"]) expect((await call(operation(id))).status, id).toBe(200);
  });
});
