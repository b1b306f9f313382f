import { beforeAll, describe, expect, it } from "vitest";
import { contracts } from "../../../lib/protocol/contract/index.ts";
import { call, callById, newAdministrator } from "./api-client.ts";

/** Those in OpenAI's form answer other codes; see ../openai/hostile-input. */
const withBody = contracts.filter((contract) => contract.body !== undefined && contract.shape === undefined);
const bodies = withBody.map((contract) => [contract.id, contract] as const);
const JSON_TYPE = { "content-type": "application/json" };
const paramsOf = (path: string): Record<string, string> =>
  Object.fromEntries(
    [...path.matchAll(/\{(\w+)\}/g)].map((match) => [match[1], "0198c0de-0000-7000-8000-000000000000"]),
  );

let token = "";
beforeAll(async () => {
  // So that the operations of administrators look at their input as well.
  token = (await newAdministrator("tester")).token;
});

const send = (contract: (typeof withBody)[number], raw: RequestInit["body"], headers: Record<string, string>) =>
  call(contract, { token, params: paramsOf(contract.path), raw, headers });

describe.each(bodies)("%s", (_, contract) => {
  const isForm = contract.body_type === "form";
  const type = isForm ? { "content-type": "application/x-www-form-urlencoded" } : JSON_TYPE;

  it("takes no other kind of body", async () => {
    expect(await send(contract, "<a/>", { "content-type": "text/xml" })).toMatchObject({
      status: 400,
      body: { error: { code: "BAD_REQUEST" } },
    });
    expect((await send(contract, "{}", isForm ? JSON_TYPE : { "content-type": "multipart/form-data" })).status).toBe(
      400,
    );
    expect((await send(contract, "x", { "content-type": "" })).status).toBe(400);
  });

  it("refuses bytes that are no text, and half a JSON document", async () => {
    expect((await send(contract, new Uint8Array([0x7b, 0xff, 0xfe]), type)).status).toBe(400);
    if (!isForm)
      for (const text of ["{", "{'a':1}", "nul", ""]) expect((await send(contract, text, type)).status, text).toBe(400);
  });

  it("refuses ten megabytes, announced or not", async () => {
    const large = new Uint8Array(10 * 1024 * 1024).fill(0x20);
    expect(await send(contract, large, type)).toMatchObject({
      status: 413,
      body: { error: { code: "PAYLOAD_TOO_LARGE" } },
    });
    const stream = new ReadableStream({
      pull(controller) {
        controller.enqueue(large.subarray(0, 300_000));
      },
    });
    expect((await send(contract, stream, type)).status).toBe(413);
  });

  it.skipIf(isForm)("answers wrong types with a detail for each", async () => {
    for (const value of [[], "text", 7, null]) {
      expect(await send(contract, JSON.stringify(value), type)).toMatchObject({
        status: 422,
        body: { error: { code: "VALIDATION_ERROR" } },
      });
    }
    const wrong = Object.fromEntries(fieldsOf(contract.body).map((field) => [field, { a: [1] }]));
    const answer = await send(contract, JSON.stringify(wrong), type);
    expect([404, 422]).toContain(answer.status);
  });

  it.skipIf(isForm)("refuses what PostgreSQL cannot keep, in any field and even in a name", async () => {
    for (const broken of ["\\u0000", "\\ud800", "\\udc00x"]) {
      for (const field of [...fieldsOf(contract.body), "unknown"]) {
        const answer = await send(contract, `{"${field}": "a${broken}"}`, type);
        expect(answer, `${field} ${broken}`).toMatchObject({
          status: 422,
          body: { error: { code: "VALIDATION_ERROR" } },
        });
      }
      expect((await send(contract, `{"a${broken}": 1}`, type)).status).toBe(422);
    }
  });

  it.skipIf(isForm)("survives a deep nest and a prototype", async () => {
    // As deep as a body may be long: a longer one is refused for that, which is tested above.
    const depth = Math.min(5_000, Math.floor((contract.max_body_bytes ?? 20_000) / 2) - 20);
    const deep = `{"metadata": ${"[".repeat(depth)}${"]".repeat(depth)}}`;
    expect((await send(contract, deep, type)).status).toBe(422);
    expect((await send(contract, '{"__proto__": {"is_superuser": true}}', type)).status).toBeLessThan(500);
    expect(Reflect.get({}, "is_superuser")).toBeUndefined();
  });
});

const fieldsOf = (schema: unknown): string[] =>
  typeof schema === "object" && schema !== null && "shape" in schema ? Object.keys(schema.shape ?? {}) : [];

describe("forms", () => {
  it.each(["%00", "%ED%A0%80", "%C3", "a@b%00.c"])("take %s as a name that nobody has", async (username) => {
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    const answer = await callById("createAccessToken", { raw: `username=${username}&password=x`, headers });
    expect([401, 422]).toContain(answer.status);
  });
});

describe("query strings", () => {
  const lists = contracts.filter((contract) => contract.paginated).map((contract) => [contract.id, contract] as const);
  it.each(lists)("%s refuses nonsense and takes unknown names", async (_, contract) => {
    const ask = (query: string) => call(contract, { token, params: paramsOf(contract.path), query });
    for (const query of ["page=0", "page=x", "page=1e9", "per_page=101", "per_page=-1", "page=%00", "x=%00"]) {
      expect((await ask(query)).status, query).toBe(422);
    }
    expect([200, 404]).toContain((await ask("utm_source=x&page=1&page=2")).status);
  });

  it("search takes any text, quotes and wildcards included", async () => {
    for (const search of ["'; drop table users; --", "%", "\\", "_", "🎉", "\u202e"]) {
      for (const id of ["listConversations", "listModels"]) {
        const answer = await callById(id, { token, query: new URLSearchParams({ search }).toString() });
        expect(answer.status, `${id} ${search}`).toBe(200);
      }
    }
  });
});

describe("parameters", () => {
  it.each(["x", "%00", "..", "0198c0de-0000-7000-8000-00000000000g", "' or 1=1"])(
    "%s names nothing",
    async (conversation_id) => {
      const answer = await callById("getConversation", { token, params: { conversation_id } });
      expect(answer).toMatchObject({ status: 404, body: { error: { code: "NOT_FOUND" } } });
    },
  );
});

describe("uploads", () => {
  const params = { conversation_id: "0198c0de-0000-7000-8000-000000000000" };
  it("refuse what is no form, has no file, or breaks off", async () => {
    const send = (raw: RequestInit["body"], headers?: Record<string, string>) =>
      callById("uploadFile", { token, params, raw, ...(headers && { headers }) });
    const boundary = { "content-type": "multipart/form-data; boundary=x" };
    expect((await send("{}", JSON_TYPE)).status).toBe(400);
    expect((await send("nonsense", boundary)).status).toBe(400);
    expect(
      (await send('--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nhalf', boundary)).status,
    ).toBe(400);
    const text = new FormData();
    text.set("file", "not a file");
    expect((await send(text)).status).toBe(400);
    expect((await send("x", { ...boundary, "content-length": "99999999999" })).status).toBe(413);
  });
});
