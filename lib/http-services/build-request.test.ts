import { describe, expect, it } from "vitest";
import type { HttpOperation, HttpParameter } from "../protocol/pinned-tool.ts";
import { buildRequest } from "./build-request.ts";

const parameter = (changes: Partial<HttpParameter>): HttpParameter => ({
  ...{ argument: "a", name: "a", in: "query", style: "form", explode: true },
  ...changes,
});
const operation = (changes: Partial<HttpOperation>): HttpOperation => ({
  ...{ method: "GET", path: "/x", parameters: [], body: null },
  ...changes,
});
const BASE = "https://api.example.com/v1";
const built = (changes: Partial<HttpOperation>, input: object) => buildRequest(BASE, operation(changes), { ...input });

describe("buildRequest", () => {
  it.each<[string, Partial<HttpParameter>, unknown, string]>([
    ["a text", {}, "a&b=c d", "a=a%26b%3Dc%20d"],
    ["a list", {}, ["x", "y,z"], "a=x&a=y%2Cz"],
    ["a list in one", { explode: false }, ["x", "y,z"], "a=x,y%2Cz"],
    ["a list between blanks", { style: "spaceDelimited", explode: false }, [1, 2], "a=1%202"],
    ["a list between bars", { style: "pipeDelimited", explode: false }, [1, 2], "a=1%7C2"],
    ["an object", {}, { x: 1, y: true }, "x=1&y=true"],
    ["an object in one", { explode: false }, { x: 1, y: 2 }, "a=x,1,y,2"],
    [
      "an object in brackets",
      { style: "deepObject" },
      { x: { y: [1, 2] }, z: null },
      "a%5Bx%5D%5By%5D=1&a%5Bx%5D%5By%5D=2",
    ],
    ["JSON", { style: "json" }, { x: [1] }, "a=%7B%22x%22%3A%5B1%5D%7D"],
    ["its own name", { name: "filter[a]" }, 0, "filter%5Ba%5D=0"],
  ])("writes %s into the query", (_, changes, value, query) => {
    expect(built({ parameters: [parameter(changes)] }, { a: value }).url).toBe(`${BASE}/x?${query}`);
  });

  it("leaves out what is not given, and never a part of the path", () => {
    const inPath = parameter({ in: "path", style: "simple", explode: false });
    const path = "/x/{a}/y";
    expect(built({ parameters: [parameter({})] }, { a: null }).url).toBe(`${BASE}/x`);
    expect(built({ path, parameters: [inPath] }, { a: ["1", "$&/"] }).url).toBe(`${BASE}/x/1,%24%26%2F/y`);
    expect(built({ path, parameters: [inPath] }, { a: "team/pets.v1...md" }).url).toBe(
      `${BASE}/x/team%2Fpets.v1...md/y`,
    );
    const outside = ["../../admin", "1/../../admin", "a\\..\\b", "..;/admin", "%2e%2e%2fadmin", "%252e%252e/", "a/."];
    for (const a of [undefined, "", ".", "..", [".."], ...outside]) {
      expect(() => built({ path, parameters: [inPath] }, { a }), String(a)).toThrow(/a is/);
    }
  });

  it("sends a body as it was described, with headers beside it", () => {
    const inHeader = parameter({ name: "X-A", in: "header", style: "simple", explode: false });
    const json = { kind: "json", content_type: "application/merge-patch+json" } as const;
    expect(built({ method: "PATCH", body: json, parameters: [inHeader] }, { a: [1, 2], body: { n: null } })).toEqual({
      method: "PATCH",
      url: `${BASE}/x`,
      headers: { accept: expect.any(String), "content-type": json.content_type, "X-A": "1,2" },
      body: '{"n":null}',
    });
    const form = { kind: "form", content_type: "application/x-www-form-urlencoded" } as const;
    expect(built({ method: "POST", body: form }, { body: { a: "x y", b: [1, 2], c: { d: 1 } } }).body).toBe(
      "a=x%20y&b=1&b=2&c=%7B%22d%22%3A1%7D",
    );
    expect(built({ method: "POST", body: json }, {}).body).toBeUndefined();
  });
});
