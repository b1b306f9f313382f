import { describe, expect, it } from "vitest";
import { assetResponse, pageResponse } from "./index.ts";
import type { ReferenceView } from "./views.ts";

const open = (view: ReferenceView, headers: Record<string, string> = {}) =>
  pageResponse(view, new Request("http://localhost:3000/docs", { headers }));

/** The files that a page names. */
const filesIn = (html: string): string[] =>
  [...html.matchAll(/(?:src|href)="(\/(?:docs|redoc)\/[^"]+)"/g)].map((match) => match[1] ?? "");

describe("the reference pages", () => {
  it.each(["swagger", "redoc"] as const)(
    "%s: no inline script or style, files of this server only, each there",
    async (view) => {
      const answer = await open(view);
      const html = await answer.text();
      expect(html).not.toMatch(/<script>|<style|\son\w+=|style="|https?:\/\//);
      const policy = answer.headers.get("content-security-policy") ?? "";
      expect(policy).not.toMatch(/unsafe|\*|https?:/);
      expect(policy).toContain("frame-ancestors 'none'");
      const files = filesIn(html);
      expect(files.length).toBeGreaterThanOrEqual(4);
      for (const file of files) {
        const asset = await assetResponse(file.split("/").at(-1) ?? "");
        expect(asset.status, file).toBe(200);
        expect(asset.headers.get("cache-control")).toContain("immutable");
      }
    },
  );

  it("speaks the chosen language, then the browser's, then Chinese", async () => {
    const languageOf = async (headers: Record<string, string>) =>
      (await open("swagger", headers)).headers.get("content-language");
    expect(await languageOf({})).toBe("zh-CN");
    expect(await languageOf({ "accept-language": "en-GB" })).toBe("en");
    expect(await languageOf({ "accept-language": "en", cookie: "a=b; alma_locale=zh" })).toBe("zh-CN");
  });

  it("serves nothing under a name that is not of a file, or of another version of one", async () => {
    const wrong = ["swagger-ui.js", "swagger-ui.0000000000000000.js", "../package.json", "toString", "__proto__", ""];
    for (const name of wrong) expect((await assetResponse(name)).status, name).toBe(404);
  });

  it("names nothing on another server in what runs", async () => {
    const redoc = filesIn(await (await open("redoc")).text()).find((file) => file.includes("redoc.")) ?? "";
    const script = await (await assetResponse(redoc.split("/").at(-1) ?? "")).text();
    expect(script).not.toContain("cdn.redoc.ly");
  });
});
