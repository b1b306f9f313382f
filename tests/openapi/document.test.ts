import { describe, expect, it } from "vitest";
import type { z } from "zod";
import type { Contract } from "../../lib/protocol/contract/define.ts";
import { contracts } from "../../lib/protocol/contract/index.ts";
import { errorBodySchema, metaSchema, paginationSchema } from "../../lib/protocol/envelope.ts";
import { STATUS } from "../../lib/protocol/error-codes.ts";
import { isObject, type JsonObject, membersOf } from "../../lib/protocol/openapi/json.ts";
import { possibleErrors } from "../../lib/protocol/openapi/possible-errors.ts";
import { openapiDocument } from "../../lib/protocol/openapi.ts";

const URL = "https://alma.test";
const document: JsonObject = openapiDocument(URL);

/** What is found by these names, one inside the other; references are followed. */
function at(...names: string[]): unknown {
  return names.reduce<unknown>((value, name) => follow(isObject(value) ? value[name] : undefined), document);
}

function follow(value: unknown): unknown {
  if (!isObject(value) || typeof value.$ref !== "string") return value;
  return at(...value.$ref.split("/").slice(1));
}

const operationAt = ({ path, method }: Contract) => ["paths", path, method.toLowerCase()];

function accepts(schema: z.ZodType | undefined, value: unknown, what: string): void {
  const parsed = schema?.safeParse(value);
  expect(parsed?.success, `${what}: ${JSON.stringify(value)} ${parsed?.error?.message}`).toBe(true);
}

describe("examples", () => {
  it("are the same each time", () => {
    expect(JSON.stringify(openapiDocument(URL))).toBe(JSON.stringify(document));
  });

  it("of bodies are accepted by what checks them", () => {
    const withBody = contracts.filter(({ body, body_type }) => body && body_type !== "binary");
    expect(withBody.length).toBeGreaterThan(25);
    for (const contract of withBody) {
      const type = contract.body_type === "form" ? "application/x-www-form-urlencoded" : "application/json";
      if (contract.body_type === "multipart") continue;
      accepts(contract.body, at(...operationAt(contract), "requestBody", "content", type, "example"), contract.id);
    }
  });

  it("of answers are what could be answered", () => {
    for (const contract of contracts.filter(({ response, raw }) => response && !raw)) {
      const place = [...operationAt(contract), "responses", String(contract.status), "content", "application/json"];
      const example = at(...place, "example");
      if (contract.shape === "openai") accepts(contract.response, example, contract.id);
      else if (isObject(example)) {
        accepts(contract.response, example.data, contract.id);
        accepts(metaSchema, example.meta, contract.id);
        if (contract.paginated) accepts(paginationSchema, example.pagination, contract.id);
      } else expect(example, contract.id).toBeDefined();
    }
  });

  it("of parameters are accepted, and every parameter has one", () => {
    for (const contract of contracts) {
      const parameters = at(...operationAt(contract), "parameters");
      const given = (Array.isArray(parameters) ? parameters : []).map(follow).filter(isObject);
      for (const parameter of given) expect(parameter.example, `${contract.id} ${parameter.name}`).toBeDefined();
      const named = (place: string) =>
        Object.fromEntries(given.filter((each) => each.in === place).map((each) => [each.name, String(each.example)]));
      if (contract.params) accepts(contract.params, named("path"), contract.id);
      if (contract.query) accepts(contract.query, named("query"), contract.id);
    }
  });
});

describe("errors", () => {
  it("each status has an example of each of its codes, in the envelope of errors", () => {
    for (const contract of contracts.filter(({ shape }) => shape !== "openai")) {
      for (const [status, codes] of possibleErrors(contract)) {
        const content = at(...operationAt(contract), "responses", String(status), "content");
        if (contract.id === "getHealth" && status === 503) continue;
        const examples = membersOf(follow(isObject(content) ? content["application/json"] : null)).find(
          ([name]) => name === "examples",
        )?.[1];
        expect(Object.keys(isObject(examples) ? examples : {}), `${contract.id} ${status}`).toEqual(codes);
        for (const [code, example] of membersOf(examples)) {
          const { error } = errorBodySchema.parse(isObject(example) ? example.value : null);
          expect(error.code).toBe(code);
          expect(Object.entries(STATUS)).toContainEqual([code, status]);
        }
      }
    }
  });

  it("say what they carry: a wait, a version that did not match, a name for what may be repeated", () => {
    for (const contract of contracts.filter(({ shape }) => shape !== "openai")) {
      const responses = at(...operationAt(contract), "responses");
      expect(Object.keys(Object(at(...operationAt(contract), "responses", "429", "headers")))).toContain("Retry-After");
      const isChange = contract.versioned === true && contract.method !== "GET";
      expect("412" in Object(responses), contract.id).toBe(isChange);
      const parameters = at(...operationAt(contract), "parameters");
      const names = (Array.isArray(parameters) ? parameters : []).map(follow).map((each) => Object(each).name);
      expect(names.includes("If-Match"), contract.id).toBe(isChange);
      expect(names.includes("Idempotency-Key"), contract.id).toBe(
        contract.method === "POST" && contract.auth !== "none",
      );
    }
  });
});

describe("the live protocol", () => {
  it("has the messages of both sides as schemas, and their addresses", () => {
    const types = (name: string) => {
      const { anyOf, oneOf } = Object(at("components", "schemas", name));
      return (anyOf ?? oneOf).map((option: unknown) => Object(follow(option)).properties.type.const);
    };
    expect(types("ClientMessage")).toEqual(["user_message", "ping", "resume", "cancel", "approval_response"]);
    expect(types("ServerEvent")).toEqual(expect.arrayContaining(["connection_status", "message_received", "pong"]));
    expect(at("x-websocket", "url")).toBe("wss://alma.test/v1/ws/chat/{conversation_id}");
  });
});
