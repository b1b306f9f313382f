import { beforeAll, describe, expect, it } from "vitest";
import { contracts } from "../../../lib/protocol/contract/index.ts";
import { call, newPerson } from "../api/api-client.ts";

const withBody = contracts.filter((contract) => contract.body !== undefined && contract.shape === "openai");
const JSON_TYPE = { "content-type": "application/json" };

let token = "";
beforeAll(async () => {
  token = (await newPerson("tester")).token;
});

const send = async (contract: (typeof withBody)[number], raw: RequestInit["body"], headers = JSON_TYPE) => {
  const { status, body } = await call(contract, { token, raw, headers });
  return { status, error: body?.error };
};

describe.each(withBody.map((contract) => [contract.id, contract] as const))("%s", (_, contract) => {
  it("takes no other kind of body, no bytes that are no text, and no half a document", async () => {
    const refused = { status: 400, error: { code: "bad_request", type: "invalid_request_error" } };
    expect(await send(contract, "<a/>", { "content-type": "text/xml" })).toMatchObject(refused);
    expect(await send(contract, new Uint8Array([0x7b, 0xff, 0xfe]))).toMatchObject(refused);
    for (const text of ["{", "nul", ""]) expect(await send(contract, text), text).toMatchObject(refused);
  });

  it("refuses ten megabytes", async () => {
    const large = new Uint8Array(10 * 1024 * 1024).fill(0x20);
    expect(await send(contract, large)).toMatchObject({ status: 413, error: { code: "payload_too_large" } });
  });

  it("names the field that is wrong", async () => {
    for (const value of [[], "text", 7, null])
      expect(await send(contract, JSON.stringify(value))).toMatchObject({
        status: 400,
        error: { code: "invalid_value" },
      });
    for (const broken of ["\\u0000", "\\ud800"])
      expect(await send(contract, `{"model": "a${broken}"}`)).toMatchObject({ status: 400, error: { param: "model" } });
    const deep = `{"metadata": ${"[".repeat(5_000)}${"]".repeat(5_000)}}`;
    expect((await send(contract, deep)).status).toBe(400);
  });

  it("knows no model that is none", async () => {
    const json = JSON.stringify({ model: "x/y", messages: [{ role: "user", content: "x" }], input: "x" });
    expect(await send(contract, json)).toMatchObject({ status: 404, error: { code: "model_not_found" } });
  });
});
