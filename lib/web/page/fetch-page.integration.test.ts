import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { createGuardedFetch } from "../guard/egress.ts";
import { endServersAfterEach, type LocalServer, startServer, until } from "../local-server.fixture.ts";
import { fetchPage } from "./fetch-page.ts";
import type { WebPage } from "./web-page.ts";

endServersAfterEach();

const ARTICLE = `<!doctype html><html lang="en"><head><title>Growing  tea</title><base href="/garden/"></head><body>
<nav><a href="/home">Home</a> <a href="/login">Sign in to continue</a></nav>
<article><h1>Growing tea</h1>
${"<p>Tea grows slowly in the shade of taller trees, and is picked by hand in spring, before the rains, when the leaves are small.</p>".repeat(6)}
<h2>Prices</h2><table><tr><th>Kind</th><th>Price</th></tr><tr><td>Green</td><td>12</td></tr></table>
<pre><code class="language-python">print("steep")\nprint("pour")</code></pre>
<p>Read <a href="more.html">the next part</a> or <a href="javascript:alert(1)">this</a>. <img src="leaf.png" alt="a leaf"></p>
</article><footer>Copyright nobody</footer><script>document.title = "changed"</script></body></html>`;

const serve = (body: string | Uint8Array, type = "text/html; charset=utf-8", status = 200) =>
  startServer((_request, response) => response.writeHead(status, { "content-type": type }).end(body));

const read = (server: LocalServer, path = "/", options: Parameters<typeof fetchPage>[1] = {}) =>
  fetchPage(server.url(path), { fetch: createGuardedFetch({ allow: [server.host] }), robots: "ignore", ...options });

async function pageOf(result: ReturnType<typeof fetchPage>): Promise<WebPage> {
  const answer = await result;
  if (!answer.ok) throw new Error(`${answer.error.code}: ${answer.error.message}`);
  return answer.page;
}

const failing = (code: string) => ({ ok: false, error: expect.objectContaining({ code }) });

describe("fetchPage: content", () => {
  it("gives the main content of a listed page as Markdown", async () => {
    const server = await serve(ARTICLE);
    const page = await pageOf(read(server, "/garden/tea"));
    expect(page).toMatchObject({ url: server.url("/garden/tea"), status: 200, title: "Growing tea", language: "en" });
    expect(page).toMatchObject({ content_type: "text/html", truncated: false, bytes: Buffer.byteLength(ARTICLE) });
    expect(page.content).toContain("picked by hand in spring");
    expect(page.content).toMatch(/\| Kind\s+\| Price\s+\|/);
    expect(page.content).toContain('```python\nprint("steep")\nprint("pour")\n```');
    expect(page.content).toContain(`[the next part](${server.url("/garden/more.html")})`);
    expect(page.content).toContain(server.url("/garden/leaf.png"));
    expect(page.content).not.toMatch(/javascript:|Sign in|Copyright|changed/);
    expect(page.links).toContainEqual({ url: server.url("/home"), text: "Home" });
    expect(Date.parse(page.fetched_at)).not.toBeNaN();
  });

  it("falls back to the whole body, also of a fragment", async () => {
    const server = await serve("<h1>Status</h1><p>All systems run.</p><style>p{}</style>");
    const page = await pageOf(read(server));
    expect(page.content).toContain("All systems run.");
    expect(page.content).not.toContain("p{}");
    expect(page.title).not.toBe("");
  });

  it("reads a long page whole, in order and in time", async () => {
    const part = (index: number) =>
      `<h2>Part ${index}</h2><p>Words of part ${index}, with a <a href="/x">link</a>.</p>tail ${index}`;
    const parts = Array.from({ length: 4000 }, (_, index) => part(index)).join("");
    const server = await serve(`<title>Long</title><div><div><section>${parts}</section></div></div>`);
    const { content } = await pageOf(read(server, "/", { max_chars: 10_000_000 }));
    const seen = [...content.matchAll(/^## Part (\d+)$/gm)].map((match) => Number(match[1]));
    expect(seen).toEqual(Array.from({ length: 4000 }, (_, index) => index));
    expect(content.match(/^tail \d+$/gm)).toHaveLength(4000);
  }, 15_000);

  it("reads a GBK page", async () => {
    const gbk = new Uint8Array([
      ...Buffer.from("<html><head><meta charset=gb2312></head><body><p>"),
      0xd6,
      0xd0,
      0xce,
      0xc4,
    ]);
    expect((await pageOf(read(await serve(gbk, "text/html")))).content).toBe("中文");
  });

  it("indents JSON and keeps numbers it cannot hold", async () => {
    expect((await pageOf(read(await serve('{"a":[1]}', "application/json"), "/v1/data.json"))).content).toBe(
      '{\n  "a": [\n    1\n  ]\n}',
    );
    const long = '{"id":12345678901234567890}';
    expect((await pageOf(read(await serve(long, "application/json")))).content).toBe(long);
    expect((await pageOf(read(await serve("{broken", "application/problem+json")))).content).toBe("{broken");
    const deep = `${"[".repeat(500)}${"0,".repeat(100_000)}0${"]".repeat(500)}`;
    expect((await pageOf(read(await serve(deep, "application/json")))).total_chars).toBe(deep.length);
  });

  it("keeps text as it is and cuts it to max_chars between whole characters", async () => {
    const server = await serve("ab😀cd", "text/plain; charset=utf-8");
    expect(await pageOf(read(server))).toMatchObject({ content: "ab😀cd", truncated: false });
    expect(await pageOf(read(server, "/", { max_chars: 3 }))).toMatchObject({ content: "ab", truncated: true });
    expect(await pageOf(read(server, "/", { max_chars: 4 }))).toMatchObject({ content: "ab😀", truncated: true });
  });

  it("follows redirects and tells where it landed", async () => {
    const server = await startServer((request, response) => {
      if (request.url === "/end") response.writeHead(200, { "content-type": "text/plain" }).end("there");
      else response.writeHead(302, { location: "/end" }).end();
    });
    expect(await pageOf(read(server, "/start"))).toMatchObject({ url: server.url("/end"), content: "there" });
  });
});

describe("fetchPage: refusals and failures", () => {
  it("refuses an unlisted server, directly and by redirect", async () => {
    const secret = await serve("secret");
    const server = await startServer((_request, response) =>
      response.writeHead(302, { location: secret.url("/x") }).end(),
    );
    expect(await read(server)).toEqual(failing("EGRESS_REFUSED"));
    expect(await fetchPage(secret.url(), { fetch: createGuardedFetch({ allow: [] }), robots: "ignore" })).toEqual(
      failing("EGRESS_REFUSED"),
    );
    const toFile = await startServer((_request, response) =>
      response.writeHead(302, { location: "file:///etc/passwd" }).end(),
    );
    expect(await read(toFile)).toEqual(failing("EGRESS_REFUSED"));
    expect(secret.sockets).toHaveLength(0);
  });

  it("stops a loop of redirects after five", async () => {
    const server = await startServer((_request, response) => response.writeHead(302, { location: "/again" }).end());
    expect(await read(server)).toEqual(failing("NETWORK"));
    expect(server.paths).toHaveLength(6);
  });

  it("names statuses, types, addresses and dead ports", async () => {
    const missing = await read(await serve("no", "text/html", 404));
    expect(missing).toMatchObject({
      ok: false,
      error: { code: "HTTP_STATUS", status: 404, message: expect.stringContaining("404") },
    });
    expect(await read(await serve(new Uint8Array([0, 1]), "image/png"))).toEqual(failing("UNSUPPORTED_TYPE"));
    expect(await fetchPage("http://")).toEqual(failing("BAD_URL"));
    const gone = createGuardedFetch({ allow: ["127.0.0.1:9999"] });
    expect(await fetchPage("http://127.0.0.1:9999/", { fetch: gone, robots: "ignore" })).toEqual(failing("NETWORK"));
  });

  it("stops a body over 5 MB, announced, unannounced or packed small", async () => {
    expect(await read(await serve("x".repeat(5_000_001), "text/plain"))).toEqual(failing("TOO_LARGE"));
    const endless = await startServer((_request, response) => {
      response.writeHead(200, { "content-type": "text/plain" });
      const push = () => {
        while (!response.destroyed && response.write("x".repeat(100_000)));
      };
      response.on("drain", push);
      push();
    });
    expect(await read(endless)).toEqual(failing("TOO_LARGE"));
    expect(await until(() => endless.sockets.every((socket) => socket.destroyed))).toBe(true);
    const bomb = gzipSync(Buffer.alloc(200_000_000, "x"));
    const packed = await startServer((_request, response) =>
      response.writeHead(200, { "content-type": "text/plain", "content-encoding": "gzip" }).end(bomb),
    );
    expect(await read(packed)).toEqual(failing("TOO_LARGE"));
  });

  it("gives up on a body that drips, and closes the connection", async () => {
    const server = await startServer((_request, response) => {
      response.writeHead(200, { "content-type": "text/plain" });
      const timer = setInterval(() => response.write("."), 20);
      response.on("close", () => clearInterval(timer));
    });
    expect(await read(server, "/", { timeout_ms: 300 })).toEqual(failing("TIMEOUT"));
    expect(await until(() => server.sockets.every((socket) => socket.destroyed))).toBe(true);
  });

  it("stops when asked, and closes the connection", async () => {
    const server = await startServer((_request, response) =>
      response.writeHead(200, { "content-type": "text/html" }).write("<p>"),
    );
    const stop = new AbortController();
    const pending = read(server, "/", { signal: stop.signal });
    await until(() => server.paths.length === 1);
    stop.abort();
    expect(await pending).toEqual(failing("CANCELLED"));
    expect(await until(() => server.sockets.every((socket) => socket.destroyed))).toBe(true);
  });

  it("outlives a page made to break a parser, and serves meanwhile", async () => {
    const server = await serve(`<html><body>${"<div>".repeat(200_000)}deep`);
    let ticks = 0;
    const timer = setInterval(() => {
      ticks += 1;
    }, 20);
    const result = await read(server, "/", { timeout_ms: 4000 });
    clearInterval(timer);
    expect(ticks).toBeGreaterThan(3);
    if (!result.ok) expect(["TOO_LARGE", "TIMEOUT"]).toContain(result.error.code);
    expect((await pageOf(read(await serve("<p>still here</p>")))).content).toBe("still here");
  });

  it("reads several pages at once", async () => {
    const server = await serve(ARTICLE);
    const pages = await Promise.all(Array.from({ length: 5 }, (_, index) => pageOf(read(server, `/${index}`))));
    expect(pages.map((page) => page.title)).toEqual(Array(5).fill("Growing tea"));
  });
});
