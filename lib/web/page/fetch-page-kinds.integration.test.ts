import { describe, expect, it } from "vitest";
import { createGuardedFetch } from "../guard/egress.ts";
import { endServersAfterEach, type LocalServer, startServer } from "../local-server.fixture.ts";
import { type FetchPageOptions, fetchPage } from "./fetch-page.ts";

endServersAfterEach();

const serve = (body: string | Uint8Array, type: string) =>
  startServer((_, response) => response.writeHead(200, { "content-type": type }).end(body));

const read = (server: LocalServer, path = "/", options: FetchPageOptions = {}) =>
  fetchPage(server.url(path), { fetch: createGuardedFetch({ allow: [server.host] }), robots: "ignore", ...options });

const RSS = `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>茶讯</title><description>News of tea</description>
<item><title>First &amp; best [1]</title><link>/a</link><pubDate>Mon, 02 Nov 2026</pubDate><description><![CDATA[<p>Picked <b>early</b></p>]]></description></item>
<item><title>Second</title><guid isPermaLink="false">7</guid></item></channel></rss>`;
const ATOM = `<feed xmlns="http://www.w3.org/2005/Atom"><title type="text">Blog</title><entry><title type="html">&lt;b&gt;One&lt;/b&gt;</title>
<link rel="self" href="/self"/><link href="https://e.example/one"/><updated>2026-11-02T00:00:00Z</updated><summary>Short</summary></entry></feed>`;
const JSON_FEED = JSON.stringify({
  version: "https://jsonfeed.org/version/1.1",
  title: "J",
  items: [{ id: "1", url: "https://e.example/j", title: "Item", content_text: "Words" }],
});

describe("fetchPage: feeds", () => {
  it.each([
    [
      "RSS",
      RSS,
      "application/rss+xml",
      /^# 茶讯\n\nNews of tea\n\n1\. \[First & best \\\[1\\\]\]\(http:\/\/127\.0\.0\.1:\d+\/a\) \(Mon, 02 Nov 2026\)\n {3}Picked early\n2\. Second$/,
    ],
    [
      "Atom as plain XML",
      ATOM,
      "text/xml",
      /^# Blog\n\n1\. \[One\]\(https:\/\/e\.example\/one\) \(2026-11-02T00:00:00Z\)\n {3}Short$/,
    ],
    ["JSON Feed", JSON_FEED, "application/json", /^# J\n\n1\. \[Item\]\(https:\/\/e\.example\/j\)\n {3}Words$/],
  ])("reads %s as a list with absolute links", async (_name, body, type, expected) => {
    const found = await read(await serve(body, type));
    expect(found.ok && found.page.content).toMatch(expected);
  });

  it("refuses entities of its own, and what is no feed", async () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaa">]><rss><channel><title>&a;</title></channel></rss>`;
    for (const body of [bomb, "<rss><nothing/></rss>"]) {
      const found = await read(await serve(body, "application/rss+xml"));
      expect(found).toMatchObject({ ok: false, error: { code: "DAMAGED" } });
    }
  });
});

describe("fetchPage: paging and documents", () => {
  it("gives a long text part by part, whole when put together", async () => {
    const text = "茶😀".repeat(500);
    const server = await serve(text, "text/plain; charset=utf-8");
    let whole = "";
    for (let offset: number | null = 0; offset !== null; ) {
      const found: Awaited<ReturnType<typeof read>> = await read(server, "/", { offset, max_chars: 400 });
      if (!found.ok) throw new Error(found.error.message);
      expect(found.page.total_chars).toBe(text.length);
      expect(found.page.content.isWellFormed()).toBe(true);
      whole += found.page.content;
      offset = found.page.next_offset;
    }
    expect(whole).toBe(text);
  });

  it("hands a PDF to its reader whatever the server calls it, and names what is wrong with it", async () => {
    const server = await serve("%PDF-1.7 …", "application/octet-stream");
    const good = await read(server, "/doc/a.pdf", {
      readDocument: async (data, name) => ({ ok: true, title: "", markdown: `${name} ${data.byteLength}` }),
    });
    expect(good).toMatchObject({ ok: true, page: { title: "a.pdf", content: "a.pdf 12" } });
    const bad = await read(server, "/a.pdf", {
      readDocument: async () => ({ ok: false, code: "ENCRYPTED", message: "It has a password." }),
    });
    expect(bad).toMatchObject({ ok: false, error: { code: "DAMAGED", message: expect.stringContaining("ENCRYPTED") } });
    expect(await read(server, "/a.pdf")).toMatchObject({ ok: false, error: { code: "UNSUPPORTED_TYPE" } });
  });
});

describe("fetchPage: robots.txt", () => {
  const site = (robots: string, status = 200) =>
    startServer((request, response) => {
      if (request.url === "/robots.txt") response.writeHead(status, { "content-type": "text/plain" }).end(robots);
      else if (request.url === "/jump") response.writeHead(302, { location: "/private/x" }).end();
      else response.writeHead(200, { "content-type": "text/plain" }).end("words");
    });
  const politely = (server: LocalServer, path: string) => read(server, path, { robots: "respect" });

  it("is asked once and obeyed, for our name and at every hop", async () => {
    const server = await site(
      "User-agent: *\nDisallow: /private\n\nUser-agent: ALMA\nDisallow: /private\nDisallow: /ours",
    );
    const refused = { ok: false, error: { code: "ROBOTS_REFUSED" } };
    expect(await politely(server, "/open")).toMatchObject({ ok: true });
    expect(await politely(server, "/ours")).toMatchObject(refused);
    expect(await politely(server, "/jump")).toMatchObject(refused);
    expect(server.paths).toEqual(["/robots.txt", "/open", "/jump"]);
    expect(await read(server, "/private")).toMatchObject({ ok: true });
  });

  it("allows everything where there is none, and nothing while it fails", async () => {
    expect(await politely(await site("", 404), "/private")).toMatchObject({ ok: true });
    const failing = await site("", 503);
    expect(await politely(failing, "/open")).toMatchObject({ ok: false, error: { code: "ROBOTS_REFUSED" } });
    expect(failing.paths).toEqual(["/robots.txt"]);
  });
});
