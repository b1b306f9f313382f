import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { env } from "../env.ts";
import { refusalOf } from "./front-door.ts";

let server: Server;
beforeAll(async () => {
  Reflect.set(globalThis, Symbol.for("alma.methods"), (path: string) =>
    path === "/v1/things" ? ["GET", "HEAD", "OPTIONS"] : null,
  );
  server = createServer((incoming, response) => response.end(JSON.stringify(refusalOf(incoming))));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(() => {
  server.close();
  Reflect.deleteProperty(globalThis, Symbol.for("alma.methods"));
});

const usual = env().ALMA_URL;
afterEach(() => {
  Object.assign(env(), { ALMA_URL: usual });
});

interface Asked {
  method?: string;
  host?: string;
  origin?: string;
  /** Of what is sent with it. */
  body?: Record<string, string>;
}

/** What a real request of this kind is refused with. */
const ask = (path: string, { method = "GET", host = "localhost:3000", origin, body }: Asked = {}): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const { port } = server.address() as AddressInfo;
    const headers = { host, connection: "close", ...(origin !== undefined && { origin }), ...body };
    const sent = request({ port, host: "127.0.0.1", path, method, headers }, (response) => {
      let text = "";
      response.on("data", (chunk) => (text += chunk));
      response.on("end", () => resolve(text === "" ? undefined : JSON.parse(text)));
    });
    sent.on("error", reject);
    // A body that was only announced is never sent.
    if (body) sent.flushHeaders();
    else sent.end();
  });

describe("refusalOf", () => {
  it.each(["/", "/v1/things", "/v1/things?x=%", "/settings", "/docs", "/v1/files/a..b/.c"])(
    "lets %s in",
    async (path) => {
      expect(await ask(path)).toBeNull();
    },
  );

  it("refuses a path that cannot be decoded", async () => {
    expect(await ask("/v1/%ff")).toMatchObject({ status: 400, code: "BAD_REQUEST" });
  });

  it.each([
    "http://evil.example/settings",
    "*",
    "/health/../settings",
    "/api/health/%2e%2e/%2E./settings",
    "/health/..%2fsettings",
    "/health/..\\settings",
    "/./",
  ])("refuses %s, which is not what it would be answered with", async (path) => {
    expect(await ask(path, { host: "rebound.example" })).toMatchObject({ status: 400, code: "BAD_REQUEST" });
    expect(await ask(path)).toMatchObject({ status: 400, code: "BAD_REQUEST" });
  });

  it("refuses a name that is not ours, but for the probes", async () => {
    const host = "rebound.example:3000";
    for (const path of ["/", "/v1/things", "/api/metrics", "/api/healthy"]) {
      expect(await ask(path, { host }), path).toMatchObject({ status: 400, code: "BAD_REQUEST" });
    }
    for (const path of ["/api/health", "/api/health/live", "/health"]) expect(await ask(path, { host })).toBeNull();
  });

  it.each(["TRACE", "PROPFIND", "PURGE"])("knows no %s anywhere", async (method) => {
    for (const path of ["/", "/v1/things", "/v1/nothing"]) {
      expect(await ask(path, { method })).toMatchObject({ status: 405, code: "METHOD_NOT_ALLOWED" });
    }
  });

  it("says what an address of the API can do", async () => {
    expect(await ask("/v1/things", { method: "DELETE" })).toMatchObject({
      status: 405,
      headers: { allow: "GET, HEAD, OPTIONS" },
    });
    expect(await ask("/v1/things", { method: "OPTIONS" })).toBeNull();
    expect(await ask("/v1/nothing", { method: "DELETE" })).toBeNull();
  });

  it("refuses a page's form that another site sent, and leaves programs to their own checks", async () => {
    const foreign = { method: "POST", origin: "https://evil.example" };
    expect(await ask("/settings", foreign)).toMatchObject({ status: 403, code: "FORBIDDEN" });
    expect(await ask("/settings", { method: "POST", origin: "null" })).toMatchObject({ status: 403 });
    expect(await ask("/settings", { method: "POST", origin: usual })).toBeNull();
    expect(await ask("/settings", { method: "POST" })).toBeNull();
    expect(await ask("/v1/nothing", foreign)).toBeNull();
  });

  it("takes what a page can be sent, and refuses more before it is read", async () => {
    const post = (path: string, body: Record<string, string>) => ask(path, { method: "POST", body });
    expect(await post("/settings", { "content-length": "1048576" })).toBeNull();
    expect(await post("/settings", { "content-length": "1048577" })).toMatchObject({ status: 413 });
    expect(await post("/settings", { "transfer-encoding": "chunked" })).toMatchObject({ status: 400 });
    for (const path of ["/v1/nothing", "/openai/v1/x", "/api/cron"]) {
      expect(await post(path, { "content-length": "1048577" }), path).toBeNull();
      expect(await post(path, { "transfer-encoding": "chunked" }), path).toBeNull();
    }
  });
});
