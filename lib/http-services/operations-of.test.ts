import { describe, expect, it } from "vitest";
import { asOpenapi, loadDocument } from "./child/openapi/load-document.mjs";
import { operationsOf } from "./child/openapi/operations-of.mjs";
import { serversOf } from "./child/openapi/servers-of.mjs";

const read = (document: unknown) => {
  const text = typeof document === "string" ? document : JSON.stringify(document);
  const given = loadDocument(new TextEncoder().encode(text));
  return operationsOf(asOpenapi(given), "https://api.example.com/docs/openapi.json");
};
const openapi = (paths: object, schemas: object = {}) =>
  read({ openapi: "3.0.3", info: { title: "x" }, paths, components: { schemas } });
/** The schema of the body of the only operation. */
const bodyOf = (schema: object, schemas: object = {}) => {
  const content = { "application/json": { schema } };
  const [tool] = openapi({ "/x": { post: { requestBody: { content } } } }, schemas).operations;
  return tool?.input_schema.properties.body;
};
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

describe("what a body consists of", () => {
  it("is told with its references in place, and without what only the server writes", () => {
    const Tag = { type: "string", nullable: true, example: "x", xml: {}, "x-more": 1 };
    const id = { type: "integer", readOnly: true };
    const properties = { id, tag: ref("Tag"), count: { type: "integer", minimum: 0, exclusiveMinimum: true } };
    const Pet = { type: "object", required: ["id", "tag"], properties };
    expect(bodyOf(ref("Pet"), { Pet, Tag })).toEqual({
      type: "object",
      required: ["tag"],
      properties: { tag: { type: ["string", "null"] }, count: { type: "integer", minimum: 0, exclusiveMinimum: 0 } },
    });
  });

  it("ends where it refers to itself, and where a reference leads nowhere", () => {
    const Node = {
      type: "object",
      properties: { children: { type: "array", items: ref("Node") }, none: ref("Missing"), me: ref("Me") },
    };
    expect(bodyOf(ref("Node"), { Node, Me: ref("Me") })).toEqual({
      type: "object",
      properties: { children: { type: "array", items: { type: "object" } }, none: {}, me: {} },
    });
  });

  it("is one where several hold at once, and stays several where they contradict each other", () => {
    const Base = {
      type: "object",
      required: ["a"],
      properties: { a: { type: "string" } },
      additionalProperties: false,
    };
    const more = { type: "object", required: ["b"], properties: { b: { type: "integer" } } };
    expect(bodyOf({ allOf: [ref("Base"), more], description: "Both" }, { Base })).toEqual({
      type: "object",
      description: "Both",
      required: ["a", "b"],
      properties: { a: { type: "string" }, b: { type: "integer" } },
    });
    const allOf = [{ type: "string" }, { type: "integer" }];
    expect(bodyOf({ allOf })).toEqual({ allOf: [...allOf, {}] });
  });

  it("is told with less depth where it would be too large", () => {
    const names = Array.from({ length: 12 }, (_, index) => `S${index}`);
    const wide = { type: "object", properties: Object.fromEntries(names.map((name) => [name, ref(name)])) };
    const schema = bodyOf(ref("S0"), Object.fromEntries(names.map((name) => [name, wide])));
    expect(JSON.stringify(schema).length).toBeLessThan(16_000);
    expect(schema).toMatchObject({ properties: { S1: { type: "object" } } });
  });
});

describe("parameters", () => {
  it("keep their style, and are called what every provider takes", () => {
    const string = { type: "string" };
    const parameters = [
      { name: "id", in: "path", required: true, schema: string },
      { name: "id", in: "query", schema: string },
      { name: "filter[name]", in: "query", schema: string },
      { name: "ids", in: "query", explode: false, schema: { type: "array", items: string } },
      { name: "deep", in: "query", style: "deepObject", explode: true, schema: { type: "object" } },
      { name: "where", in: "query", content: { "application/json": { schema: { type: "object" } } } },
      { name: "Authorization", in: "header", required: true, schema: string },
      { name: "session", in: "cookie", schema: string },
      // Would make a DELETE of what was approved as reading.
      { name: "X-HTTP-Method-Override", in: "header", schema: string },
      { name: "X-Original-URL", in: "header", schema: string },
    ];
    const requestBody = { content: { "application/json": {} } };
    const [tool] = openapi({ "/x/{id}": { parameters, get: { requestBody } } }).operations;
    expect(tool?.request.body).toBeNull();
    expect(tool?.input_schema).toMatchObject({ required: ["id"], additionalProperties: false });
    expect(tool?.request.parameters).toEqual([
      { argument: "id", name: "id", in: "path", style: "simple", explode: false },
      { argument: "query_id", name: "id", in: "query", style: "form", explode: true },
      { argument: "filter_name", name: "filter[name]", in: "query", style: "form", explode: true },
      { argument: "ids", name: "ids", in: "query", style: "form", explode: false },
      { argument: "deep", name: "deep", in: "query", style: "deepObject", explode: true },
      { argument: "where", name: "where", in: "query", style: "json", explode: false },
    ]);
  });

  it("of an operation go before those of its path", () => {
    const of = (description: string) => [{ name: "q", in: "query", description, schema: { type: "string" } }];
    const [tool] = openapi({ "/x": { parameters: of("all"), get: { parameters: of("own") } } }).operations;
    expect(tool?.input_schema.properties).toEqual({ q: { type: "string", description: "own" } });
  });
});

describe("operations", () => {
  it("are none where their path is another than it says", () => {
    const paths = ["/../admin", "/a/%2E%2e/b", "/a/./b", "/a..b/{c}..."].map((path) => [path, { delete: {} }]);
    expect(openapi(Object.fromEntries(paths)).left_out.named).toEqual([
      "DELETE /../admin: its path cannot be asked for",
      "DELETE /a/%2E%2e/b: its path cannot be asked for",
      "DELETE /a/./b: its path cannot be asked for",
      "DELETE /a..b/{c}...: a part of its path is not described",
    ]);
  });

  it("have names of their own, or of what they do, and no two the same", () => {
    const get = {};
    const parameters = [{ name: "b", in: "path", required: true, schema: {} }];
    const { operations } = openapi({
      "/a/{b}": { parameters, get, delete: { operationId: "users.delete!" } },
      "/a/b": { get },
      "/": { get },
      "/c": { get: { operationId: "get" } },
    });
    const names = operations.map(({ name }) => name);
    expect(names).toEqual([
      expect.stringMatching(/^get_a_b_[0-9a-f]{6}$/),
      "users_delete",
      "get_a_b",
      expect.stringMatching(/^get_[0-9a-f]{6}$/),
      "get",
    ]);
  });

  it("that cannot be asked are left out with the reason", () => {
    const xml = { requestBody: { required: true, content: { "application/xml": {} } } };
    const { operations, left_out } = openapi({
      "/xml": { post: xml },
      "/{a}/x": { get: {} },
      "/far": { servers: [{ url: "https://other.example.com" }], get: {} },
      "/cube": { get: { parameters: [{ name: "m", in: "query", required: true, style: "matrix" }] } },
      "/ok": { get: {} },
    });
    expect(operations.map(({ name }) => name)).toEqual(["get_ok"]);
    expect(left_out).toMatchObject({ count: 4, named: expect.arrayContaining(["GET /far: it is on another server"]) });
  });

  it("that take files are given their paths in the workspace", () => {
    const file = { type: "string", format: "binary", description: "A picture" };
    const properties = { file, more: { type: "array", items: file }, note: { type: "string" } };
    const content = { "multipart/form-data": { schema: { type: "object", required: ["file"], properties } } };
    const bytes = { content: { "image/*": { schema: { type: "string", format: "binary" } } } };
    const [form, raw] = openapi({
      "/form": { post: { requestBody: { content } } },
      "/raw": { put: { requestBody: bytes } },
    }).operations;
    const path = { type: "string", description: "Path of a file in the workspace" };
    expect(form?.request.body).toEqual({
      kind: "multipart",
      content_type: "multipart/form-data",
      files: ["file", "more"],
    });
    expect(form?.input_schema.properties.body).toMatchObject({
      properties: {
        file: { type: "string", description: `${path.description}: A picture` },
        more: { type: "array", items: path },
        note: { type: "string" },
      },
    });
    expect(raw?.request.body).toEqual({ kind: "binary", content_type: "application/octet-stream" });
    expect(raw?.input_schema.properties.body).toEqual(path);
  });

  it("are at most 200, of a document of at most 2,000", () => {
    const paths = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`/p${index}`, { get: {} }]));
    const { operations, left_out } = openapi(paths(250));
    expect([operations.length, left_out.count]).toEqual([200, 50]);
    expect(() => openapi(paths(2001))).toThrow(expect.objectContaining({ code: "TOO_LARGE" }));
  });

  it("are read from YAML and from Swagger 2.0 alike", () => {
    const yaml =
      "openapi: 3.1.0\npaths:\n  /x/{id}:\n    get:\n      operationId: one\n      parameters:\n        - {name: id, in: path, required: true, schema: {type: [string, 'null']}}\n      responses:\n        200: {description: ok}\n";
    expect(read(yaml).operations[0]).toMatchObject({
      name: "one",
      input_schema: { properties: { id: { type: ["string", "null"] } } },
    });
    const body = { name: "pet", in: "body", required: true, schema: { $ref: "#/definitions/Pet" } };
    const fields = [
      { name: "user", in: "formData", type: "string", required: true },
      { name: "tags", in: "query", type: "array", items: { type: "string" }, collectionFormat: "pipes" },
    ];
    const swagger = read({
      swagger: "2.0",
      host: "api.example.com",
      basePath: "/v2",
      paths: { "/pets": { post: { parameters: [body] } }, "/login": { post: { parameters: fields } } },
      definitions: { Pet: { type: "object", properties: { name: { type: "string" } } } },
    });
    expect(swagger.operations).toMatchObject([
      { input_schema: { required: ["body"], properties: { body: { properties: { name: { type: "string" } } } } } },
      {
        input_schema: { required: ["body"], properties: { tags: { type: "array" } } },
        request: { parameters: [{ style: "pipeDelimited", explode: false }], body: { kind: "form" } },
      },
    ]);
  });
});

describe("a hostile document", () => {
  const anchors = Array.from(
    { length: 25 },
    (_, index) => `b${index}: &b${index} [${Array(9).fill(`*b${index - 1}`)}]`,
  );
  const nested = `{"openapi":"3.0.0","paths":${'{"a":'.repeat(5000)}1${"}".repeat(5001)}`;
  it.each([
    ["aliases upon aliases", `b-1: &b-1 x\n${anchors.join("\n")}\nopenapi: 3.0.0`, "UNSAFE"],
    ["one that holds itself", "openapi: 3.0.0\npaths: &p\n  /x: *p\n", "UNSAFE"],
    ["one nested without end", nested, "UNSAFE"],
    ["a page", "<html><body>hello</body></html>", "UNSUPPORTED"],
    ["one of another version", '{"openapi":"4.0.0"}', "UNSUPPORTED"],
    ["one without operations", '{"openapi":"3.1.0"}', "UNSUPPORTED"],
    ["half a document", '{"openapi":"3.1.0", "paths": {', "DAMAGED"],
  ])("%s is refused by name", (_, text, code) => {
    expect(() => read(text)).toThrow(expect.objectContaining({ code }));
  });

  it("that refers through ten thousand names ends", () => {
    const chain = Array.from({ length: 10_000 }, (_, index) => [`S${index}`, ref(`S${index + 1}`)]);
    expect(bodyOf(ref("S0"), Object.fromEntries(chain))).toEqual({});
  });
});

it("finds the servers of a document, from its own address where they are relative", () => {
  const url = "https://api.example.com/docs/openapi.json";
  const servers = [
    { url: "../v{n}", variables: { n: { default: "2" } } },
    { url: "//eu.example.com/" },
    { url: "ftp://x.example" },
    { url: "https://{tenant}.example.com" },
    { url: "https://user:pass@example.com" },
  ];
  expect(serversOf(servers, url)).toEqual(["https://api.example.com/v2", "https://eu.example.com"]);
  expect(serversOf(undefined, url)).toEqual(["https://api.example.com"]);
  expect(serversOf([{ url: "/v1" }], null)).toEqual([]);
});
