import type { IncomingMessage, ServerResponse } from "node:http";
import { describe, expect, it } from "vitest";
import { endServersAfterEach, type LocalServer, startServer } from "../local-server.fixture.ts";
import type { SearchSettings } from "./choose-engine.ts";
import { searchWeb } from "./search-web.ts";

endServersAfterEach();

type Answer = (url: URL, body: unknown, request: IncomingMessage) => unknown;

/** A server that answers every request with JSON, and the settings that name it. */
async function engine(ALMA_SEARCH: SearchSettings["ALMA_SEARCH"], answer: Answer) {
  const listener = async (request: IncomingMessage, response: ServerResponse) => {
    let body = "";
    for await (const piece of request) body += piece;
    const found = answer(new URL(request.url ?? "", "http://x"), body ? JSON.parse(body) : undefined, request);
    if (typeof found === "number") response.writeHead(found).end();
    else response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(found));
  };
  const server = await startServer((request, response) => void listener(request, response));
  return { server, settings: settingsOf(server, ALMA_SEARCH) };
}

const settingsOf = (server: LocalServer, ALMA_SEARCH: SearchSettings["ALMA_SEARCH"]): SearchSettings => ({
  ALMA_SEARCH,
  ALMA_SEARCH_URL: `http://${server.host}`,
  ALMA_SEARCH_KEY: "the-key",
});

const search = (settings: SearchSettings, count = 10, language: "zh" | "en" | "auto" = "auto", safe_search = true) =>
  searchWeb({ query: "机器学习", language, safe_search }, count, { settings, timeout_ms: 4000 });

const range = (from: number, to: number) => Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);

describe("searchWeb", () => {
  it("asks Wikipedia without a key, cleans its snippets and gives the whole number", async () => {
    const { settings, server } = await engine("wikipedia", (url) => ({
      batchcomplete: true,
      continue: { sroffset: 2, continue: "-||" },
      query: {
        searchinfo: { totalhits: 6012 },
        search: [
          { ns: 0, title: "机器学习", pageid: 1, snippet: '<span class="searchmatch">机器</span> &quot;学习&quot;' },
          { ns: 0, title: url.searchParams.get("srlimit"), pageid: 2, snippet: "b" },
        ],
      },
    }));
    const found = await search(settings, 2);
    expect(found).toMatchObject({ ok: true, total_results: 6012 });
    expect(found.ok && found.results).toEqual([
      {
        title: "机器学习",
        url: `http://${server.host}/wiki/${encodeURIComponent("机器学习")}`,
        snippet: '机器 "学习"',
        score: 1,
      },
      { title: "2", url: `http://${server.host}/wiki/2`, snippet: "b", score: 0.91 },
    ]);
  });

  it("reads SearXNG page by page, without repeats, with scores from 0 to 1", async () => {
    const { settings, server } = await engine("searxng", (url) => {
      const page = Number(url.searchParams.get("pageno"));
      const of = (index: number) => ({ url: `https://e.example/${index}`, title: `t${index}`, content: "c", score: 4 });
      return { query: "x", number_of_results: 0, results: range(page * 8 - 8, page * 8 + 1).map(of) };
    });
    const found = await search(settings, 20, "zh");
    expect(found.ok && found.results.map(({ url }) => url)).toEqual(range(0, 20).map((n) => `https://e.example/${n}`));
    expect(found.ok && found.results[0]?.score).toBe(1);
    expect(server.paths).toHaveLength(3);
    expect(server.paths[0]).toContain("format=json&language=zh-CN&safesearch=2&pageno=1");
  });

  it("asks Brave for three pages of twenty where fifty are wanted, with its key in its header only", async () => {
    const keys: unknown[] = [];
    const { settings, server } = await engine("brave", (url, _, { headers }) => {
      keys.push(headers["x-subscription-token"]);
      const offset = Number(url.searchParams.get("offset"));
      const results = range(offset * 20, offset * 20 + 20).map((n) => ({
        title: `t${n}`,
        url: `https://e.example/${n}`,
        description: "a <strong>b</strong>",
      }));
      return { query: { more_results_available: true }, web: { results } };
    });
    const found = await search(settings, 50, "auto", false);
    expect(found.ok && found.results).toHaveLength(50);
    expect(found.ok && found.results[0]?.snippet).toBe("a b");
    expect(server.paths).toHaveLength(3);
    expect(server.paths[0]).toContain("search_lang=zh-hans&safesearch=off");
    expect(keys).toEqual(Array(3).fill("the-key"));
    expect(server.paths.join()).not.toContain("the-key");
  });

  it("asks Tavily again without the sites it has already named", async () => {
    const bodies: unknown[] = [];
    const { settings } = await engine("tavily", (_url, body, { headers }) => {
      bodies.push({ body, key: headers.authorization });
      const first = bodies.length === 1;
      const hosts = first ? range(0, 20) : range(20, 25);
      return { query: "x", results: hosts.map((n) => ({ title: `t${n}`, url: `https://h${n}.example/`, score: 0.5 })) };
    });
    const found = await search(settings, 25);
    expect(found.ok && found.results).toHaveLength(25);
    expect(found.ok && found.results[0]?.score).toBe(0.5);
    expect(bodies).toMatchObject([
      { body: { max_results: 20, country: "china" }, key: "Bearer the-key" },
      { body: { max_results: 5, exclude_domains: expect.arrayContaining(["h0.example", "h19.example"]) } },
    ]);
  });

  it.each([
    ["searxng", 403, /search\.formats/],
    ["brave", 401, /ALMA_SEARCH_KEY/],
    ["tavily", 429, /too many/],
    ["wikipedia", 503, /later/],
  ] as const)("%s answering %i tells who must do what, and no key", async (name, status, words) => {
    const { settings } = await engine(name, () => status);
    const found = await search(settings);
    expect(found).toMatchObject({
      ok: false,
      error: { code: "SEARCH_UNAVAILABLE", message: expect.stringMatching(words) },
    });
    expect(JSON.stringify(found)).not.toContain("the-key");
  });

  it("names the setting that is missing, an answer in an unknown form, and a time that ran out", async () => {
    const without = await search({ ALMA_SEARCH: "brave" });
    expect(without).toMatchObject({ ok: false, error: { code: "SEARCH_NOT_CONFIGURED" } });
    const { settings } = await engine("searxng", () => ({ something: "else" }));
    expect(await search(settings)).toMatchObject({ ok: false, error: { code: "SEARCH_UNAVAILABLE" } });
    const silent = await startServer(() => undefined);
    const slow = await searchWeb({ query: "x", language: "en", safe_search: true }, 1, {
      settings: settingsOf(silent, "searxng"),
      timeout_ms: 150,
    });
    expect(slow).toMatchObject({ ok: false, error: { code: "TIMEOUT" } });
  });

  it("keeps what is no web address out of the results", async () => {
    const { settings } = await engine("searxng", () => ({
      results: [
        { url: "javascript:alert(1)", title: "x" },
        { url: "https://ok.example/", title: "y" },
      ],
    }));
    const found = await search(settings);
    expect(found.ok && found.results.map(({ url }) => url)).toEqual(["https://ok.example/"]);
  });
});
