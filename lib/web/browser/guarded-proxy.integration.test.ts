import http from "node:http";
import { createServer } from "node:net";
import { expect, it } from "vitest";
import { EgressPolicy } from "../guard/egress-policy.ts";
import { startGuardedProxy } from "./guarded-proxy.ts";

/** What the proxy gives for a site that answers with these very bytes. */
async function statusFor(bytes: string): Promise<number | undefined> {
  const site = createServer((client) => {
    client.on("error", () => undefined).once("data", () => client.end(bytes));
  });
  await new Promise<void>((resolve) => site.listen(0, "127.0.0.1", resolve));
  const address = site.address();
  const host = `127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  const proxy = await startGuardedProxy(new EgressPolicy({ allow: [host] }));
  const authorization = `Basic ${Buffer.from(`${proxy.username}:${proxy.password}`).toString("base64")}`;
  try {
    return await new Promise((resolve, reject) => {
      const options = { path: `http://${host}/`, headers: { "proxy-authorization": authorization }, timeout: 3000 };
      const request = http.get(proxy.url, options, (answer) => resolve(answer.resume().statusCode));
      request.on("timeout", () => request.destroy(new Error("no answer"))).on("error", reject);
    });
  } finally {
    proxy.close();
    site.close();
  }
}

it.each([
  ["a status below all", "HTTP/1.1 099 Hi\r\nContent-Length: 0\r\n\r\n", 502],
  ["no status", "HTTP/1.1 000 Hi\r\nContent-Length: 0\r\n\r\n", 502],
  ["another protocol", "HTTP/1.1 101 Switching\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\nhello", 502],
  ["two lengths", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 502],
  ["a control character", "HTTP/1.1 200 OK\r\nX: a\u0001b\r\nContent-Length: 0\r\n\r\n", 502],
  ["no HTTP", "garbage", 502],
  ["early words first", `${"HTTP/1.1 103 Early\r\n\r\n".repeat(20)}HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n`, 200],
])("outlives a site that answers with %s", async (_name, bytes, status) => {
  expect(await statusFor(bytes)).toBe(status);
});
