import { beforeAll, describe, expect, it } from "vitest";
import { contracts } from "../../../lib/protocol/contract/index.ts";
import { call, callById, newPerson, operation } from "./api-client.ts";

const RANDOM_ID = "0198c0de-0000-7000-8000-000000000000";
const paramsOf = (path: string, id: string): Record<string, string> =>
  Object.fromEntries([...path.matchAll(/\{(\w+)\}/g)].map((match) => [match[1], id]));

/** What every operation's body needs to be valid. */
const VALID = {
  ...{ content: "x", title: "x", name: "x", size: 1, decision: "approve", path: "x", tools: [{ name: "x" }] },
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

/** Whoever names what is another's is tested in ../safety/wrong-user. */
describe("somebody who has nothing", () => {
  let token = "";
  beforeAll(async () => {
    token = (await newPerson("stranger")).token;
  });

  const reserved = closed.filter(({ auth }) => auth === "superuser");
  it.each(reserved.map((contract) => [contract.id, contract] as const))("may not %s", async (_, contract) => {
    const answer = await call(contract, { token, params: paramsOf(contract.path, RANDOM_ID) });
    expect(answer).toMatchObject({ status: 403, body: { error: { code: "FORBIDDEN" } } });
  });

  const named = closed.filter(({ path, auth }) => auth === "user" && /\{\w+\}/.test(path));
  it.each(named.map((contract) => [contract.id, contract] as const))(
    "gets from %s the same for an id that names nothing and for what is no id",
    async (_, contract) => {
      const sendTo = (id: string) => {
        const params = paramsOf(contract.path, id);
        if (contract.body_type !== "multipart")
          return call(contract, {
            ...{ token, params },
            ...(contract.body && { json: VALID }),
            ...(contract.body_type === "binary" && { raw: "x", headers: { "upload-offset": "0" } }),
          });
        const raw = new FormData();
        raw.set("file", new File(["x"], "x.txt"));
        return call(contract, { token, params, raw });
      };
      const code = isOpenai(contract) ? "model_not_found" : "NOT_FOUND";
      expect(await sendTo(RANDOM_ID)).toMatchObject({ status: 404, body: { error: { code } } });
      expect((await sendTo("not-an-id")).body?.error?.code).toBe(code);
    },
  );

  it("sees nothing in a list", async () => {
    const owner = await newPerson("owner");
    const own = { token: owner.token, json: { title: "Mine" } };
    const { conversation_id } = JSON.parse((await callById("createConversation", own)).text).data;
    for (const id of ["listConversations", "listLlmConfigs", "listModels", "listApprovals", "listSchedules"]) {
      const answer = await callById(id, { token });
      expect(answer, id).toMatchObject({
        status: 200,
        body: { success: true, data: [], pagination: { total: 0, has_next: false } },
      });
    }
    expect((await callById("listConversations", { token: owner.token })).text).toContain(conversation_id);
  });

  it("may read what is open to anybody", async () => {
    for (const id of ["getLiveness", "getOpenapi"]) expect((await call(operation(id))).status, id).toBe(200);
  });
});

it("a file comes as a download that no browser opens, whatever it is", async () => {
  const { token } = await newPerson("owner");
  const created = await callById("createConversation", { token, json: {} });
  const raw = new FormData();
  raw.set("file", new File(["<script>hello</script>"], "hello.html", { type: "text/html" }));
  const params = { conversation_id: JSON.parse(created.text).data.conversation_id };
  const { file_id } = JSON.parse((await callById("uploadFile", { token, params, raw })).text).data;
  const file = await callById("downloadFile", { token, params: { file_id } });
  expect(file.text).toBe("<script>hello</script>");
  expect(file.headers.get("content-disposition")).toMatch(/^attachment; filename="hello.html"/);
  expect(file.headers.get("content-security-policy")).toContain("sandbox");
  expect(file.headers.get("content-type")).toBe("application/octet-stream");
});
