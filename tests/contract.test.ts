import { beforeAll, describe, expect, it } from "vitest";
import { contracts } from "../lib/protocol/contract/index.ts";
import { openapiDocument } from "../lib/protocol/openapi.ts";
import { loadRoutes, type Route } from "./integration/api/route-files.ts";

/** Routes that are no operations of the API: next-auth's own protocol, the answer to unknown addresses, the API's reference, a picture's frame. */
const REFERENCE = ["/docs", "/docs/{file}", "/redoc", "/redoc/{file}"];
const WITHOUT_CONTRACT = ["/api/auth/{nextauth}", "/v1/{path}", "/openai/v1/{path}", "/api/remote-image", ...REFERENCE];

const keyOf = ({ method, path }: { method: string; path: string }): string => `${method} ${path}`;

let routes: Route[] = [];
beforeAll(async () => {
  routes = await loadRoutes();
}, 60_000);

describe("contracts and routes", () => {
  it("are as many as we think, so that an empty list cannot pass", () => {
    expect(contracts.length).toBeGreaterThanOrEqual(30);
  });

  it("every contract has a route, and every route a contract", () => {
    const served = routes.filter((route) => !WITHOUT_CONTRACT.includes(route.path)).map(keyOf);
    expect(served.sort()).toEqual(contracts.map(keyOf).sort());
  });

  it("every route was made from the contract of its own address", () => {
    for (const route of routes.filter((route) => !WITHOUT_CONTRACT.includes(route.path))) {
      expect(route.contract && keyOf(route.contract), route.file).toBe(keyOf(route));
    }
  });

  it("every contract's id is its own", () => {
    expect(new Set(contracts.map(({ id }) => id)).size).toBe(contracts.length);
  });

  it("every parameter of a path is declared and checked", () => {
    for (const contract of contracts) {
      const names = [...contract.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      if (names.length === 0) expect(contract.params, contract.id).toBeUndefined();
      else
        expect(contract.params?.safeParse(Object.fromEntries(names.map((name) => [name, "no-id"]))).success).toBe(
          false,
        );
    }
  });

  it("what has a body is not a GET, and what answers 204 has no response", () => {
    for (const contract of contracts) {
      if (contract.body || contract.body_type) expect(contract.method, contract.id).not.toBe("GET");
      const isSilent = contract.status === 204 || contract.raw !== undefined;
      expect(contract.response === undefined, contract.id).toBe(isSilent);
    }
  });
});

describe("the OpenAPI document", () => {
  const document = openapiDocument("http://localhost:3000");
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ path, method: method.toUpperCase(), ...operation })),
  );

  it("has every operation, once", () => {
    expect(operations.map(keyOf).sort()).toEqual(contracts.map(keyOf).sort());
  });

  it("says who may call what, and how an answer looks", () => {
    for (const contract of contracts) {
      const operation = operations.find((candidate) => candidate.operationId === contract.id);
      expect(operation?.security?.length === 0, contract.id).toBe(contract.auth === "none");
      expect(Object.keys(operation?.responses ?? {}), contract.id).toContain(String(contract.status));
      if (contract.auth !== "none") expect(operation?.responses?.["401"]).toBeDefined();
    }
  });

  it("survives JSON, refers only to what it holds, and names the ways to sign in, the seed's two first", () => {
    const text = JSON.stringify(document);
    const names = Object.keys(document.components?.schemas ?? {});
    for (const [, name] of text.matchAll(/#\/components\/schemas\/(\w+)/g)) expect(names).toContain(name);
    expect(Object.keys(document.components?.securitySchemes ?? {})).toEqual([
      "HTTPBearer",
      "OAuth2Password",
      "ApiKey",
      "SessionCookie",
    ]);
  });
});
