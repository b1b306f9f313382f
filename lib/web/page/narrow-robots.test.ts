import robotsParser from "robots-parser";
import { describe, expect, it } from "vitest";
import { narrowRobots } from "./narrow-robots.ts";

const judge = (text: string) => {
  const robots = robotsParser("http://site.example/robots.txt", narrowRobots(text, "ALMA"));
  return (path: string) => robots.isAllowed(`http://site.example${path}`, "ALMA") !== false;
};

describe("narrowRobots", () => {
  it("means what the whole one means", () => {
    const whole = [
      ..."\ufeff# a site|User-Agent: Other|User-agent: alma/2.0 # us|Disallow: /private # not this".split("|"),
      ..."Allow: /private/open|Crawl-delay: 5|Disallow: /*.pdf$|Disallow:|User-agent: *|Disallow: /".split("|"),
    ].join("\r\n");
    const [may, original] = [judge(whole), robotsParser("http://site.example/robots.txt", whole)];
    for (const path of ["/", "/private", "/private/x", "/private/open/1", "/a.pdf", "/a.pdf?x", "/%7Eada"]) {
      expect([path, may(path)]).toEqual([path, original.isAllowed(`http://site.example${path}`, "ALMA")]);
    }
    expect(may("/a.pdf")).toBe(false);
  });

  it("is everybody's group where none is ours, and nothing where there is none", () => {
    expect(judge("user-agent: x\ndisallow: /\n\nuser-agent: *\ndisallow: /no")("/no")).toBe(false);
    expect(judge("user-agent: x\ndisallow: /")("/")).toBe(true);
    expect(judge("user-agent: *\ndisallow: /\nuser-agent: alma\nallow: /")("/")).toBe(true);
  });

  it.each([
    [
      "thousands of names for thousands of rules",
      () => "user-agent: alma\n".repeat(14_000) + "disallow: /a\n".repeat(20_000),
    ],
    ["stars without end", () => `user-agent: *\ndisallow: /${"*".repeat(500_000)}x`],
    ["stars and letters without end", () => `user-agent: *\n${`disallow: /${"*a".repeat(900)}b\n`.repeat(270)}`],
    ["nothing but lines", () => "\n".repeat(512_000)],
    ["one line of spaces", () => `user-agent${" ".repeat(500_000)}`],
  ])("is soon done with %s", (_, write) => {
    const text = write();
    const begun = performance.now();
    judge(text)(`/${"a".repeat(2000)}`);
    expect(performance.now() - begun).toBeLessThan(1500);
  });
});
