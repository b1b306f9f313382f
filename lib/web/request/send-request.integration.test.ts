import { describe, expect, it } from "vitest";
import { createGuardedFetch } from "../guard/egress.ts";
import { endServersAfterEach, type LocalServer, startServer } from "../local-server.fixture.ts";
import { type HttpRequest, sendRequest } from "./send-request.ts";

endServersAfterEach();

const send = (request: Partial<HttpRequest> & { url: string }, allow: LocalServer[], timeout_ms = 5000) =>
  sendRequest(
    { method: "GET", headers: {}, ...request },
    { timeout_ms, fetch: createGuardedFetch({ allow: allow.map(({ host }) => host) }) },
  );

describe("sendRequest", () => {
  it("sends method, headers and body, and gives the answer whatever its status", async () => {
    const seen: unknown[] = [];
    const server = await startServer((request, response) => {
      request.setEncoding("utf8").on("data", (body) => seen.push([request.method, request.headers["x-key"], body]));
      request.on("end", () => {
        response.writeHead(422, { "content-type": "application/json; charset=gbk", "x-answer": "1" });
        response.end(Buffer.from([0xc4, 0xe3, 0xba, 0xc3]));
      });
    });
    const sent = await send({ method: "PUT", url: server.url("/a"), headers: { "x-key": "k" }, body: "hello" }, [
      server,
    ]);
    expect(seen).toEqual([["PUT", "k", "hello"]]);
    expect(sent).toMatchObject({ ok: true, answer: { status: 422, body: "你好", truncated: false } });
    expect(sent.ok && sent.answer.headers["x-answer"]).toBe("1");
  });

  it("follows redirects of a GET only, and leaves its headers behind at another origin", async () => {
    const other = await startServer((request, response) => response.end(JSON.stringify(request.headers)));
    const server = await startServer((_, response) => response.writeHead(307, { location: other.url("/x") }).end());
    const headers = { authorization: "Bearer secret" };
    const got = await send({ url: server.url(), headers }, [server, other]);
    expect(got).toMatchObject({ ok: true, answer: { url: other.url("/x"), status: 200 } });
    expect(got.ok && got.answer.body).not.toContain("secret");
    const posted = await send({ method: "POST", url: server.url(), headers, body: "b" }, [server, other]);
    expect(posted).toMatchObject({ ok: true, answer: { status: 307, headers: { location: other.url("/x") } } });
    expect(other.paths).toEqual(["/x"]);
  });

  it("meets the guard at every hop", async () => {
    const inner = await startServer((_, response) => response.end("inner"));
    const server = await startServer((_, response) => response.writeHead(302, { location: inner.url() }).end());
    expect(await send({ url: inner.url() }, [])).toMatchObject({ ok: false, error: { code: "EGRESS_REFUSED" } });
    expect(await send({ url: server.url() }, [server])).toMatchObject({
      ok: false,
      error: { code: "EGRESS_REFUSED" },
    });
    expect(inner.paths).toEqual([]);
  });

  it("reads no more than its bound, and nothing that is no text", async () => {
    const server = await startServer((request, response) => {
      response.setHeader("content-type", request.url === "/png" ? "image/png" : "text/plain");
      response.end("x".repeat(1_000_000));
    });
    const long = await send({ url: server.url("/text") }, [server]);
    expect(long).toMatchObject({ ok: true, answer: { truncated: true } });
    expect(long.ok && long.answer.body.length).toBe(200_000);
    expect(await send({ url: server.url("/png") }, [server])).toMatchObject({ ok: true, answer: { body: "" } });
  });

  it.each([
    ["host", "internal.example"],
    ["Content-Length", "5"],
    ["proxy-authorization", "x"],
    ["x-split", "a\r\nx-other: b"],
    ["bad name", "x"],
  ])("refuses to send the header %s", async (name, value) => {
    const server = await startServer((_, response) => response.end());
    const sent = await send({ url: server.url(), headers: { [name]: value } }, [server]);
    expect(sent).toMatchObject({ ok: false, error: { code: "BAD_REQUEST" } });
    expect(server.paths).toEqual([]);
  });

  it("ends at its time limit, and names what went wrong", async () => {
    const server = await startServer(() => undefined);
    const slow = await send({ url: server.url() }, [server], 150);
    expect(slow).toMatchObject({ ok: false, error: { code: "TIMEOUT" } });
    expect(await send({ url: "not an address" }, [])).toMatchObject({ ok: false, error: { code: "BAD_URL" } });
  });
});

describe("sendRequest with a secret", () => {
  const secret = {
    headers: { authorization: "Bearer s3cret-value" },
    query: { key: "s3cret-value" },
    hidden: ["s3cret-value"],
  };
  const ask = (server: LocalServer, path: string, as_bytes = false) =>
    sendRequest(
      { method: "GET", url: server.url(path), headers: {} },
      { timeout_ms: 5000, secret, as_bytes, fetch: createGuardedFetch({ allow: [server.host] }) },
    );

  it("sends it, and takes it out of an answer that repeats it, also of the saved bytes", async () => {
    const server = await startServer((request, response) => {
      response.writeHead(200, { "content-type": "text/plain", "x-echo": request.headers.authorization ?? "" });
      response.end(`${request.headers.authorization} ${request.url}`);
    });
    const shown = await ask(server, "/echo");
    expect(server.paths).toEqual(["/echo?key=s3cret-value"]);
    expect(shown).toMatchObject({ ok: true, answer: { body: "Bearer [secret] /echo?key=[secret]" } });
    expect(JSON.stringify(shown)).not.toContain("s3cret");
    const saved = await ask(server, "/echo", true);
    expect(saved.ok && Buffer.from(saved.answer.bytes ?? []).toString()).toBe("Bearer [secret] /echo?key=[secret]");
  });

  it("is dropped by a redirect, even to the same place", async () => {
    const seen: unknown[] = [];
    const server = await startServer((request, response) => {
      seen.push([request.url, request.headers.authorization]);
      if (request.url?.startsWith("/start")) response.writeHead(302, { location: "/end" }).end();
      else response.end("there");
    });
    expect(await ask(server, "/start")).toMatchObject({ ok: true, answer: { url: server.url("/end") } });
    expect(seen).toEqual([
      ["/start?key=s3cret-value", "Bearer s3cret-value"],
      ["/end", undefined],
    ]);
  });

  it("is taken to no other host, nor told in an error, by a server that sends it along", async () => {
    const other = await startServer((_, response) => response.end("there"));
    const server = await startServer((request, response) => {
      const key = new URL(request.url ?? "", "http://a.example").searchParams.get("key");
      const broken = request.url?.startsWith("/broken");
      const location = broken ? `/broken2?key=${key}` : `${other.url("/x")}?key=${encodeURIComponent(key ?? "")}`;
      response.writeHead(302, { location: request.url?.startsWith("/broken2") ? "http://[" : location }).end();
    });
    const both = createGuardedFetch({ allow: [server.host, other.host] });
    const request = { method: "GET", url: server.url("/moved"), headers: {} };
    const moved = await sendRequest(request, { secret, fetch: both });
    expect(moved).toMatchObject({ ok: false, error: { code: "BAD_REQUEST" } });
    expect(other.paths).toEqual([]);
    const broken = await sendRequest({ ...request, url: server.url("/broken") }, { secret, fetch: both });
    expect(broken).toMatchObject({ ok: false, error: { code: "BAD_URL" } });
    expect(JSON.stringify([moved, broken])).not.toContain("s3cret");
  });
});
