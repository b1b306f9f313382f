import { describe, expect, it } from "vitest";
import { createGuardedFetch } from "../guard/egress.ts";
import { endServersAfterEach, startServer } from "../local-server.fixture.ts";
import { type ExtractRequest, extractFromFile, extractFromUrl } from "./extract-data.ts";

endServersAfterEach();

const PAGE = `<html><body><ul><li class=i><h3>龙井</h3><a href="/a?x=1">more</a></li><li class=i><h3>Oolong</h3></li></ul>
<table id=t><tr><th>Kind</th><th colspan=2>Price</th></tr><tr><td rowspan=2>Green</td><td>12</td><td>€</td></tr>
<tr><td>13</td><td>$</td></tr></table><script>var x = "<table>"</script></body></html>`;

const fromFile = (text: string, request: ExtractRequest, max_items = 100) =>
  extractFromFile("data.html", new TextEncoder().encode(text), request, {
    signal: AbortSignal.timeout(10_000),
    max_items,
  });

describe("extractFromFile", () => {
  it("gives elements by selector, as texts or as rows", async () => {
    expect(await fromFile(PAGE, { kind: "css", query: ".i h3" })).toEqual({
      ok: true,
      result: { items: ["龙井", "Oolong"], columns: null, total: 2 },
    });
    const rows = await fromFile(
      PAGE,
      { kind: "css", query: ".i", fields: { name: "h3", link: "a@href", c: "@class" } },
      1,
    );
    expect(rows).toMatchObject({ ok: true, result: { items: [{ name: "龙井", link: "/a?x=1", c: "i" }], total: 2 } });
  });

  it("gives a table with its spans in every place", async () => {
    expect(await fromFile(PAGE, { kind: "table", query: "#t", number: 1 })).toEqual({
      ok: true,
      result: {
        columns: ["Kind", "Price", "Price_3"],
        items: [
          { Kind: "Green", Price: "12", Price_3: "€" },
          { Kind: "Green", Price: "13", Price_3: "$" },
        ],
        total: 2,
      },
    });
  });

  it("gives values by JSON path", async () => {
    const json = JSON.stringify({ items: [{ n: 1 }, { n: 2, deep: { n: 3 } }] });
    expect(await fromFile(json, { kind: "json", query: "$..n" })).toMatchObject({
      ok: true,
      result: { items: [1, 2, 3] },
    });
    const filtered = await fromFile(json, { kind: "json", query: "$.items[?@.n > 1].n" });
    expect(filtered).toMatchObject({ ok: true, result: { items: [2] } });
  });

  it.each([
    ["a broken selector", { kind: "css", query: "a[[" }, "BAD_REQUEST"],
    ["a broken path", { kind: "json", query: "items[" }, "BAD_REQUEST"],
    ["a table that is not there", { kind: "table", query: "table", number: 9 }, "BAD_REQUEST"],
  ] as const)("names %s", async (_name, request, code) => {
    const text = request.kind === "json" ? "{}" : PAGE;
    expect(await fromFile(text, request)).toMatchObject({ ok: false, error: { code } });
  });
});

describe("extractFromUrl", () => {
  it("reads through the guard, makes addresses absolute, and refuses what is inside", async () => {
    const server = await startServer((_, response) => response.setHeader("content-type", "text/html").end(PAGE));
    const request: ExtractRequest = { kind: "css", query: "li", fields: { link: "a@href" } };
    const signal = AbortSignal.timeout(10_000);
    const allowed = createGuardedFetch({ allow: [server.host] });
    const found = await extractFromUrl(server.url("/p/"), request, { signal, fetch: allowed, robots: "ignore" });
    expect(found).toMatchObject({ ok: true, result: { items: [{ link: server.url("/a?x=1") }, { link: null }] } });
    const refused = createGuardedFetch({ allow: [] });
    expect(await extractFromUrl(server.url(), request, { signal, fetch: refused })).toMatchObject({
      ok: false,
      error: { code: "EGRESS_REFUSED" },
    });
  });
});
