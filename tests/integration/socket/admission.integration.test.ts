import { connect as connectTcp } from "node:net";
import { describe, expect, it } from "vitest";
import { issueAccessToken } from "../../../lib/auth/access-token.ts";
import { createConversation } from "../../../lib/conversations/index.ts";
import { connect } from "./raw-client.ts";
import { signedIn, withSocketServer } from "./socket-server.ts";

const server = withSocketServer({ sockets_per_user: 4, sockets_per_conversation: 3 });
const UNKNOWN = "0198c0de-0000-7000-8000-000000000000";
const OURS = ["http://localhost:3000", "http://127.0.0.1:3000", "http://[::1]:3000"];
const FOREIGN = [
  "http://localhost:3001",
  "https://localhost:3000",
  "http://localhost.evil.test:3000",
  "http://evil.test",
  "http://localhost:3000/",
  "http://x@localhost:3000",
  "null",
  "http://localhost:3000, http://evil.test",
];

/** The status an upgrade is refused with, or "open". */
const outcome = (...args: Parameters<typeof connect>): Promise<string> =>
  connect(...args).then(
    (client) => {
      client.ws.terminate();
      return "open";
    },
    (error: Error) => error.message,
  );

describe("who may open a socket", () => {
  it("takes a token in the query, the header or the subprotocol, and answers with its own subprotocol only", async () => {
    const { token, conversation_id } = await signedIn();
    const url = server.chat(conversation_id);
    expect(await outcome(`${url}?token=${token}`)).toBe("open");
    expect(await outcome(url, { headers: { authorization: `Bearer ${token}` } })).toBe("open");
    const client = await connect(url, {}, ["alma.v1", `bearer.${token}`]);
    expect(client.ws.protocol).toBe("alma.v1");
    client.ws.terminate();
  });

  it("refuses nobody with 401 and what is not theirs with 404, alike for strange and unknown", async () => {
    const ada = await signedIn();
    const eve = await signedIn();
    const url = server.chat(ada.conversation_id);
    expect(await outcome(url)).toBe("401");
    expect(await outcome(`${url}?token=`)).toBe("401");
    expect(await outcome(`${url}?token=nonsense`)).toBe("401");
    expect(await outcome(url, { headers: { authorization: "Basic YTpi" } })).toBe("401");
    expect(await outcome(`${url}?token=nonsense`, { headers: { cookie: ada.cookie }, origin: OURS[0] })).toBe("401");
    const ended = await signedIn({ seconds: -1 });
    expect(await outcome(server.chat(ended.conversation_id, `?token=${ended.token}`))).toBe("401");
    const nowhere = await issueAccessToken({ user_id: ada.actor.user_id, session_id: UNKNOWN });
    expect(await outcome(`${url}?token=${nowhere}`)).toBe("401");
    for (const id of [ada.conversation_id, UNKNOWN, "not-an-id", "%00", "..%2f"])
      expect(await outcome(server.chat(id, `?token=${eve.token}`))).toBe("404");
  });

  it("takes a cookie only from our own pages, and from another site's page nothing at all", async () => {
    const { token, cookie, conversation_id } = await signedIn();
    const url = server.chat(conversation_id);
    for (const origin of OURS) expect(await outcome(url, { headers: { cookie }, origin })).toBe("open");
    expect(await outcome(url, { headers: { cookie } })).toBe("403");
    for (const origin of FOREIGN) {
      expect(await outcome(url, { headers: { cookie }, origin }), origin).toBe("403");
      expect(await outcome(`${url}?token=${token}`, { origin }), origin).toBe("403");
      expect(await outcome(url, { origin }, ["alma.v1", `bearer.${token}`]), origin).toBe("403");
    }
  });

  it("opens no more than so many for a conversation and for a person", async () => {
    const ada = await signedIn();
    const other = (await createConversation(ada.actor, {})).conversation_id;
    const query = `?token=${ada.token}`;
    const open = [];
    for (let count = 0; count < 3; count += 1) open.push(await connect(server.chat(ada.conversation_id, query)));
    expect(await outcome(server.chat(ada.conversation_id, query))).toBe("429");
    open.push(await connect(server.chat(other, query)));
    expect(await outcome(server.chat(other, query))).toBe("429");
    for (const { ws } of open) ws.terminate();
    await expect.poll(() => outcome(server.chat(other, query))).toBe("open");
  });
});

/** Sends bytes as they are and gives everything that comes back until the server hangs up. */
const exchange = (bytes: string | Buffer): Promise<string> =>
  new Promise((resolve, reject) => {
    let answer = "";
    const socket = connectTcp(server.port, "127.0.0.1", () => socket.write(bytes));
    const timer = setTimeout(() => reject(new Error(`hangs after ${JSON.stringify(bytes.toString())}`)), 5_000);
    socket.on("data", (data) => {
      answer += data.toString("latin1");
    });
    socket.on("error", () => undefined);
    socket.on("close", () => {
      clearTimeout(timer);
      resolve(answer);
    });
  });

const KEY = "dGhlIHNhbXBsZSBub25jZQ==";
const upgrade = (line: string, headers: Record<string, string> = {}): string => {
  const all = {
    Host: "localhost:3000",
    Connection: "Upgrade",
    Upgrade: "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": KEY,
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${line} HTTP/1.1\r\n${lines.join("")}\r\n`;
};

describe("an upgrade that is not one of ours", () => {
  it("gets an HTTP answer with the usual envelope, and the connection is closed", async () => {
    const { token, conversation_id } = await signedIn();
    const path = `/v1/ws/chat/${conversation_id}?token=${token}`;
    const cases: [string, RegExp][] = [
      [upgrade("GET /v1/ws"), /^HTTP\/1\.1 404 /],
      [upgrade("GET /v1/ws/"), /^HTTP\/1\.1 404 /],
      [upgrade(`GET /v1/ws/chat/?token=${token}`), /^HTTP\/1\.1 404 /],
      [upgrade(`GET /v1/ws/chat/${conversation_id}/more?token=${token}`), /^HTTP\/1\.1 404 /],
      [upgrade(`GET /v1/ws/other/${conversation_id}?token=${token}`), /^HTTP\/1\.1 404 /],
      [upgrade(`POST ${path}`), /^HTTP\/1\.1 400 /],
      [upgrade(`GET ${path}`, { Upgrade: "h2c" }), /^HTTP\/1\.1 400 /],
      [upgrade(`GET ${path}`, { "Sec-WebSocket-Version": "7" }), /^HTTP\/1\.1 400 /],
      [upgrade(`GET ${path}`, { "Sec-WebSocket-Key": "short" }), /^HTTP\/1\.1 400 /],
      [upgrade(`GET ${path}`, { "Sec-WebSocket-Protocol": "a,,b" }), /^HTTP\/1\.1 400 /],
      [upgrade("GET ////?token"), /^HTTP\/1\.1 404 /],
      [upgrade("GET http://[bad/v1/ws/chat/x"), /^HTTP\/1\.1 404 /],
      [upgrade(`GET /v1/ws/chat/${conversation_id}?token=%E0%A4%A`), /^HTTP\/1\.1 401 /],
      [upgrade(`GET ${path}`, { Origin: "\u00ff" }), /^HTTP\/1\.1 403 /],
    ];
    for (const [bytes, expected] of cases) {
      const answer = await exchange(bytes);
      expect(answer, bytes).toMatch(expected);
      expect(answer).not.toContain(token);
    }
    const envelope = (await exchange(upgrade("GET /v1/ws/nothing"))).split("\r\n\r\n")[1] ?? "";
    expect(JSON.parse(envelope)).toMatchObject({ success: false, error: { code: "NOT_FOUND" } });
  });

  it("never hangs and never harms the server, whatever the bytes", async () => {
    const ada = await signedIn();
    let seed = 20_250_624;
    const random = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed % below;
    };
    const whole = upgrade(`GET /v1/ws/chat/${UNKNOWN}?token=x`);
    for (let round = 0; round < 60; round += 1) {
      const bytes = Buffer.from(whole);
      for (let change = 0; change < 1 + random(6); change += 1) bytes[random(bytes.length)] = random(256);
      // A broken head may be one whose end the server still waits for: a second blank line and nonsense end it.
      await exchange(Buffer.concat([bytes, Buffer.from("\r\n\r\n\u0000\u0000\r\n\r\n")]));
    }
    expect(await outcome(server.chat(ada.conversation_id, `?token=${ada.token}`))).toBe("open");
  });

  it("takes the token out of the request, so that nothing can write it down", async () => {
    const { token, conversation_id } = await signedIn();
    const tried: [string, string[]][] = [
      [server.chat(conversation_id, `?token=${token}`), []],
      [server.chat(UNKNOWN, `?a=1&token=${token}`), []],
      [server.chat(conversation_id), ["alma.v1", `bearer.${token}x`]],
    ];
    for (const [url, protocols] of tried) await outcome(url, {}, protocols);
    expect(server.requests.length).toBeGreaterThanOrEqual(3);
    for (const { url, headers, rawHeaders } of server.requests)
      expect(JSON.stringify({ url, headers, rawHeaders })).not.toContain(token);
  });
});
