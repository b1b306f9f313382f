import { describe, expect, it } from "vitest";
import { sanitizeSvg } from "./sanitize-svg.mjs";

const clean = (inner: string) => sanitizeSvg(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg">${inner}</svg>`));

describe("sanitizeSvg", () => {
  it.each([
    ["<script>alert(1)</script>", "script"],
    ["<SCRIPT href='x'/>", "script"],
    ["<svg:script>1</svg:script>", "script"],
    ["<script>never closed", "script"],
    ["<foreignObject><body onload='x'/></foreignObject>", "foreignObject"],
    ['<rect onclick="alert(1)"/>', "event handler"],
    ['<image href="file:///etc/passwd"/>', "external reference"],
    ["<image xlink:href='http://127.0.0.1/x.png'/>", "external reference"],
    ['<image href="&#102;ile:///etc/passwd"/>', "external reference"],
    ['<a href="java&#x09;script:alert(1)"><rect/></a>', "external reference"],
    ['<image href="data:image/svg+xml;base64,PHN2Zz4="/>', "external reference"],
    ["<style>@import url(http://x.test/a.css); a{}</style>", "external reference"],
    ["<rect style=\"fill:url('http://x.test/#a')\"/>", "external reference"],
    ['<rect fill="url(&quot;file:///x#a&quot;)"/>', "external reference"],
  ])("takes %s out", (inner, kind) => {
    const { text, removed } = clean(inner);
    expect(removed).toContain(kind);
    expect(text).not.toMatch(/alert|passwd|127\.0\.0\.1|x\.test|file:|ENTITY/i);
  });

  it("keeps what a drawing needs", () => {
    const inner =
      '<defs><linearGradient id="a"/></defs><style>rect{fill:url(#a)}</style><use href="#b"/><image href="data:image/png;base64,iVBORw0="/><text>中文 on = 1</text>';
    expect(clean(inner)).toEqual({ text: `<svg xmlns="http://www.w3.org/2000/svg">${inner}</svg>`, removed: [] });
  });

  it("refuses entities", () => {
    expect(() => sanitizeSvg(Buffer.from('<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>'))).toThrow("entities");
  });
});
