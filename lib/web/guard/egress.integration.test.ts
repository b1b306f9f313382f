import { networkInterfaces } from "node:os";
import { fetch as plainFetch } from "undici";
import { afterEach, describe, expect, it, vi } from "vitest";
import { endServersAfterEach, startServer, until } from "../local-server.fixture.ts";
import { createGuardedFetch } from "./egress.ts";
import type { ResolveHost } from "./egress-policy.ts";
import { LOOPBACK_HOSTS } from "./internal-hosts.fixture.ts";
import { type AddressVerdict, judgeAddress } from "./judge-address.ts";

endServersAfterEach();
afterEach(() => vi.unstubAllEnvs());

const refused = expect.objectContaining({ code: "EGRESS_REFUSED" });
const hasIpv6 = Object.values(networkInterfaces()).some((list) => list?.some((entry) => entry.address === "::1"));

/** The test stays on this machine: 127.0.0.2 stands for a public address, every other one is judged as it is. */
const judge = (address: string): AddressVerdict =>
  address === "127.0.0.2" ? { reach: "public", label: "a stand-in" } : judgeAddress(address);

describe("createGuardedFetch: who is reached", () => {
  it("reaches a listed server, and not the same server unlisted", async () => {
    const server = await startServer((_request, response) => response.end("hello"));
    expect(await (await createGuardedFetch({ allow: [server.host] })(server.url())).text()).toBe("hello");
    await expect(createGuardedFetch({ allow: [] })(server.url())).rejects.toMatchObject({
      code: "EGRESS_REFUSED",
      message: `Connecting to ${server.host} is refused: it is a loopback address. An operator can permit it by adding "${server.host}" to ALMA_EGRESS_ALLOW.`,
    });
    expect(server.sockets).toHaveLength(1);
  });

  it("reaches a listed name at whatever it resolves to, at the listed port only", async () => {
    const server = await startServer((_request, response) => response.end("hello"));
    const resolve: ResolveHost = async () => [{ address: "127.0.0.1", family: 4 }];
    const guarded = createGuardedFetch({ allow: [`wiki.corp:${server.port}`], resolve });
    expect(await (await guarded(`http://wiki.corp:${server.port}/`)).text()).toBe("hello");
    await expect(guarded(`http://other.corp:${server.port}/`)).rejects.toEqual(refused);
    await expect(guarded(`http://127.0.0.1:${server.port}/`)).rejects.toEqual(refused);
  });

  it("refuses every spelling of loopback while a server listens on all addresses", async () => {
    const server = await startServer((_request, response) => response.end("secret"), hasIpv6 ? "::" : "0.0.0.0");
    expect(await (await plainFetch(`http://0x7f000001:${server.port}/`)).text()).toBe("secret");
    const reached = server.sockets.length;
    const guarded = createGuardedFetch({ allow: [] });
    for (const host of LOOPBACK_HOSTS) {
      await expect(guarded(`http://${host}:${server.port}/`), host).rejects.toEqual(refused);
      await expect(guarded(`https://${host}:${server.port}/`), host).rejects.toEqual(refused);
    }
    expect(server.sockets).toHaveLength(reached);
  });

  it("refuses a redirect to an unlisted port, also when fetch itself follows", async () => {
    const secret = await startServer((_request, response) => response.end("secret"));
    const server = await startServer((_request, response) =>
      response.writeHead(302, { location: secret.url("/x") }).end(),
    );
    const guarded = createGuardedFetch({ allow: [server.host] });
    await expect(guarded(server.url(), { redirect: "follow" })).rejects.toEqual(refused);
    expect((await guarded(server.url())).status).toBe(302);
    expect(secret.sockets).toHaveLength(0);
  });

  it("keeps the connections of one policy from another", async () => {
    const server = await startServer((_request, response) => response.end("x"));
    const superuser = createGuardedFetch({ allow: [], allow_private: true });
    await (await superuser(server.url())).text();
    await new Promise((resolve) => setTimeout(resolve, 50));
    await (await superuser(server.url())).text();
    expect(server.sockets).toHaveLength(1);
    await expect(createGuardedFetch({ allow: [], allow_private: false })(server.url())).rejects.toEqual(refused);
    expect(server.paths).toHaveLength(2);
  });

  it("takes no proxy from the environment", async () => {
    const proxy = await startServer((_request, response) => response.end("from the proxy"));
    const server = await startServer((_request, response) => response.end("direct"));
    for (const name of ["HTTP_PROXY", "http_proxy", "ALL_PROXY"]) vi.stubEnv(name, proxy.url());
    vi.stubEnv("NODE_USE_ENV_PROXY", "1");
    expect(await (await createGuardedFetch({ allow: [server.host] })(server.url())).text()).toBe("direct");
    expect(proxy.sockets).toHaveLength(0);
  });
});

describe("createGuardedFetch: names that change their answer", () => {
  it("connects to the checked answer, and asks no second time", async () => {
    const good = await startServer((_request, response) => response.end("public"), "127.0.0.2");
    const answers = ["127.0.0.2", "127.0.0.1"];
    const resolve = vi.fn<ResolveHost>(async () => [{ address: answers.shift() ?? "127.0.0.1", family: 4 }]);
    const guarded = createGuardedFetch({ allow: [], resolve, judge });
    const response = await guarded(`http://rebind.test:${good.port}/`, { headers: { connection: "close" } });
    expect(await response.text()).toBe("public");
    expect(resolve).toHaveBeenCalledTimes(1);
    await until(() => good.sockets.every((socket) => socket.destroyed));
    await expect(guarded(`http://rebind.test:${good.port}/`)).rejects.toEqual(refused);
    expect(resolve).toHaveBeenCalledTimes(2);
  });

  it.each([[["127.0.0.2", "127.0.0.1"]], [["127.0.0.1", "127.0.0.2"]], [["::1", "127.0.0.2"]]])(
    "refuses a name that answers %j at once",
    async (addresses) => {
      const server = await startServer((_request, response) => response.end("x"), "127.0.0.2");
      const resolve: ResolveHost = async () =>
        addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
      const guarded = createGuardedFetch({ allow: [], resolve, judge });
      await expect(guarded(`http://two.test:${server.port}/`)).rejects.toEqual(refused);
      expect(server.sockets).toHaveLength(0);
    },
  );

  it("judges the peer of the open socket again, and closes it", async () => {
    const server = await startServer((_request, response) => response.end("x"));
    let judged = 0;
    const changing = (): AddressVerdict => {
      judged += 1;
      return { reach: judged > 1 ? "private" : "public", label: "an address that moved" };
    };
    const resolve: ResolveHost = async () => [{ address: "127.0.0.1", family: 4 }];
    const guarded = createGuardedFetch({ allow: [], resolve, judge: changing });
    await expect(guarded(`http://moving.test:${server.port}/`)).rejects.toEqual(refused);
    expect(await until(() => server.sockets.every((socket) => socket.destroyed))).toBe(true);
    expect(server.paths).toEqual([]);
  });

  it("passes a name that does not exist on as a network error", async () => {
    const resolve: ResolveHost = async () => {
      throw Object.assign(new Error("getaddrinfo ENOTFOUND"), { code: "ENOTFOUND" });
    };
    const failed = createGuardedFetch({ allow: [], resolve })("http://nowhere.test/");
    await expect(failed).rejects.toMatchObject({ message: "fetch failed", cause: { code: "ENOTFOUND" } });
  });
});

describe("createGuardedFetch: as fetch", () => {
  it("streams an answer and closes the server's socket within a moment of abort", async () => {
    const server = await startServer((_request, response) => response.write("first"));
    const stop = new AbortController();
    const response = await createGuardedFetch({ allow: [server.host] })(server.url(), { signal: stop.signal });
    const reader = response.body?.getReader();
    expect(new TextDecoder().decode((await reader?.read())?.value)).toBe("first");
    expect(server.sockets[0]?.destroyed).toBe(false);
    stop.abort();
    await expect(reader?.read()).rejects.toMatchObject({ name: "AbortError" });
    expect(await until(() => server.sockets[0]?.destroyed === true)).toBe(true);
  });

  it("aborts before the first byte of the answer", async () => {
    const server = await startServer(() => undefined);
    const stop = new AbortController();
    const pending = createGuardedFetch({ allow: [server.host] })(server.url(), { signal: stop.signal });
    await until(() => server.paths.length === 1);
    stop.abort();
    await expect(pending).rejects.toMatchObject({ name: "AbortError" });
    expect(await until(() => server.sockets[0]?.destroyed === true)).toBe(true);
  });

  it("sends text, bytes, forms, streams and Request objects", async () => {
    const server = await startServer(async (request, response) => {
      const pieces: Uint8Array[] = [];
      for await (const piece of request) pieces.push(piece);
      const body = Buffer.concat(pieces).toString();
      response.end(
        JSON.stringify({
          method: request.method,
          type: request.headers["content-type"],
          key: request.headers["x-key"],
          body,
        }),
      );
    });
    const guarded = createGuardedFetch({ allow: [server.host] });
    const send = async (body: BodyInit) => (await guarded(server.url(), { method: "POST", body })).json();
    expect(await send("text")).toMatchObject({ method: "POST", body: "text" });
    expect(await send(new TextEncoder().encode("bytes").subarray(1))).toMatchObject({ body: "ytes" });
    expect(await send(new URLSearchParams({ a: "1" }))).toMatchObject({
      body: "a=1",
      type: expect.stringContaining("urlencoded"),
    });
    const form = new FormData();
    form.set("file", new Blob(["content"]), "a.txt");
    expect(await send(form)).toMatchObject({
      type: expect.stringContaining("boundary="),
      body: expect.stringContaining("content"),
    });
    expect(await send(new Blob(["blob"], { type: "text/x" }))).toMatchObject({ type: "text/x", body: "blob" });
    const request = new Request(server.url(), { method: "PUT", body: "from a request", headers: { "x-key": "k" } });
    expect(await (await guarded(request)).json()).toMatchObject({ method: "PUT", body: "from a request", key: "k" });
  });

  it("ends a body beyond max_response_bytes", async () => {
    const server = await startServer((_request, response) => response.end("x".repeat(10_000)));
    const response = await createGuardedFetch({ allow: [server.host], max_response_bytes: 1000 })(server.url());
    await expect(response.text()).rejects.toThrow();
  });

  it("gives up on a server that does not answer", async () => {
    const server = await startServer(() => undefined);
    const guarded = createGuardedFetch({ allow: [server.host], headers_timeout_ms: 200 });
    await expect(guarded(server.url())).rejects.toMatchObject({ cause: { code: "UND_ERR_HEADERS_TIMEOUT" } });
  });

  it("rejects what is no URL as fetch does", async () => {
    await expect(createGuardedFetch({ allow: [] })("not a url")).rejects.toBeInstanceOf(TypeError);
  });
});
