import { gzipSync } from "node:zlib";
import { beforeAll, expect, it } from "vitest";
import { createActor } from "../../tests/support/create-actor.ts";
import { startHostileServer } from "../../tests/support/mcp/hostile-server.ts";
import type { Actor } from "../core/actor.ts";
import { createMcpServerBody } from "../protocol/contract/mcp-servers.ts";
import { callMcpTool, createMcpServer, refreshMcpServer, reviewMcpTools } from "./index.ts";

let admin: Actor;
beforeAll(async () => {
  admin = await createActor({ is_superuser: true });
});

let counted = 0;
const add = (url: string, secrets: Record<string, string> = {}) =>
  createMcpServer(admin, createMcpServerBody.parse({ name: "Hostile", prefix: `hostile${++counted}`, url, secrets }));

const tool = (name: string, more: object = {}) => ({ name, description: "", inputSchema: { type: "object" }, ...more });

/** The longest time, in milliseconds, that nothing else was done while `work` ran. */
async function stallOf(work: () => Promise<unknown>): Promise<number> {
  let [worst, last] = [0, performance.now()];
  const timer = setInterval(() => {
    const now = performance.now();
    worst = Math.max(worst, now - last);
    last = now;
  }, 10);
  await work();
  await new Promise((resolve) => setTimeout(resolve, 20));
  clearInterval(timer);
  return worst;
}

it("does not compile what a server says its answers look like", async () => {
  const properties = Object.fromEntries(
    Array.from({ length: 4000 }, (_, index) => [`p${index}`, { type: "string", pattern: `^(a+)+${index}$` }]),
  );
  const outputSchema = { type: "object", properties };
  const server = await startHostileServer({ "tools/list": { tools: [tool("a", { outputSchema })] } });
  const { server_id } = await add(server.url);
  const stall = await stallOf(async () => {
    expect(await refreshMcpServer(admin, server_id)).toMatchObject({ status: "connected", tools: [{ name: "a" }] });
  });
  await server.close();
  expect(stall).toBeLessThan(500);
});

it("leaves out a tool whose schema nests too deep to be kept", async () => {
  const depth = 1500;
  const deep = JSON.parse(`${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`);
  const bad = tool("deep", { inputSchema: { type: "object", properties: deep } });
  const server = await startHostileServer({ "tools/list": { tools: [tool("plain"), bad] } });
  const { server_id } = await add(server.url);
  const found = await refreshMcpServer(admin, server_id);
  await server.close();
  expect(found).toMatchObject({ status: "connected", tools: [{ name: "plain" }] });
  expect(found.status_message).toContain("1 of its tools");
});

it("keeps no more of what a server says of its tools than is read with ease for every run", async () => {
  const tools = Array.from({ length: 200 }, (_, at) => tool(`t${at}`, { description: "x".repeat(7_900) }));
  const server = await startHostileServer({ "tools/list": { tools } });
  const { server_id } = await add(server.url);
  const found = await refreshMcpServer(admin, server_id);
  await server.close();
  expect(JSON.stringify(found.tools).length).toBeLessThan(600_000);
  expect(found.status_message).toContain(`${200 - found.tools.length} of its tools`);
});

it("ends an answer that unpacks to more than it may be", async () => {
  const bomb = gzipSync(Buffer.alloc(40_000_000, " "));
  let written = 0;
  const server = await startHostileServer({}, (method, response) => {
    if (method !== "tools/list") return false;
    written += bomb.byteLength;
    response.writeHead(200, { "content-type": "application/json", "content-encoding": "gzip" }).end(bomb);
    return true;
  });
  const { server_id } = await add(server.url);
  const found = await refreshMcpServer(admin, server_id);
  await server.close();
  expect(written).toBeLessThan(1_000_000);
  expect(found).toMatchObject({ status: "failed", status_message: expect.stringMatching(/larger/) });
});

it("reads no more of a list or an answer than it uses", async () => {
  const millions = `[${"1,".repeat(3_000_000)}1]`;
  let isListing = true;
  const server = await startHostileServer({}, (method, response, { id }) => {
    if (!method.startsWith("tools/")) return false;
    const result = isListing
      ? `{"tools":[${JSON.stringify(tool("a"))},${millions.slice(1)}}`
      : `{"content":[{"type":"text","text":"found"},${millions.slice(1)}}`;
    response.setHeader("content-type", "application/json").end(`{"jsonrpc":"2.0","id":${id},"result":${result}}`);
    return true;
  });
  const { server_id } = await add(server.url);
  const stall = await stallOf(async () => {
    const { tools } = await refreshMcpServer(admin, server_id);
    const hash = tools[0]?.hash ?? "";
    await reviewMcpTools(admin, server_id, { tools: [{ name: "a", approve: hash }] });
    isListing = false;
    const call = { server_id, tool_name: "a", hash, input: {} };
    const { text } = await callMcpTool(admin, call, AbortSignal.timeout(20_000));
    expect(text.slice(0, 5)).toBe("found");
    expect(text.length).toBeLessThan(30_000);
  });
  await server.close();
  expect(stall).toBeLessThan(1500);
});

it("sends a server's secrets to no other address, also where it says that one signs people in for it", async () => {
  const heard: unknown[] = [];
  const other = await startHostileServer({}, (_, response, { headers, url }) => {
    heard.push([url, headers["x-key"]]);
    response.writeHead(404).end();
    return true;
  });
  const server = await startHostileServer({}, (_, response) => {
    const header = `Bearer resource_metadata="http://${other.host}/metadata"`;
    response.writeHead(401, { "www-authenticate": header }).end();
    return true;
  });
  const { server_id } = await add(server.url, { "X-Key": "secret-of-mine" });
  await refreshMcpServer(admin, server_id);
  await Promise.all([server.close(), other.close()]);
  expect(heard.length).toBeGreaterThan(0);
  expect(JSON.stringify(heard)).not.toContain("secret-of-mine");
});
