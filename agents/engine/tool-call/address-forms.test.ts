import { describe, expect, it } from "vitest";
import { addressAsked, addressesNamed, addressesWithin, addressForm } from "./address-forms.ts";

const names = (said: unknown, address: string) => addressesNamed(said).flat().includes(addressForm(address));

describe("addressesNamed", () => {
  it.each([
    ["打开https://a.example/x看看", "https://a.example/x"],
    ["访问a.example看看。", "https://a.example"],
    ["（见 https://a.example/x。）", "https://a.example/x"],
    ["**https://a.example/x**, or **a.example**", "https://a.example/x"],
    ["https://A.Example/北京", "https://a.example/%E5%8C%97%E4%BA%AC"],
    ["https://例子.测试/x", "https://xn--fsqu00a.xn--0zwm56d/x"],
    ["a.example/x", "https://www.a.example/x"],
    ["see https://a.example/Python_(language)", "https://a.example/Python_(language)"],
    ["[it](https://a.example/Python_(language)).", "https://a.example/Python_(language)"],
    ["[a](https://a.example/x),[b](https://b.example/y)", "https://b.example/y"],
    ["https://a.example/x#part", "https://a.example/x"],
    ["one,https://a.example/x,2024", "https://a.example/x"],
    ["https://a.example/x,https://a.example/y", "https://a.example/y"],
    ['{"url":"https:\\/\\/a.example\\/x?a=1\\u0026b=2"}', "https://a.example/x?a=1&b=2"],
    ['<a href="https://a.example/?a=1&amp;b=2">', "https://a.example/?a=1&b=2"],
  ])("in %s", (said, address) => {
    expect(names(said, address)).toBe(true);
  });

  it("in every text of a value, also at the begin of a line", () => {
    const value = [{ content: "two:\nhttps://a.example/x\nb.example/y", at: 1 }, null, { "c.example": true }];
    for (const address of ["a.example/x", "b.example/y", "c.example"])
      expect(names(value, address), address).toBe(true);
  });

  it.each([
    ["https://a.example/x/y", "https://a.example/x"],
    ["https://a.example.community", "https://a.example"],
    ["https://a.example/?to=https://b.example/x", "https://b.example/x"],
    ["https://a.example/x", "https://a.example/X"],
    ["https://a.example/x", "https://a.example:8443/x"],
    ["https://a.example/x", "https://me@a.example/x"],
    ["https://a.example/%c3%a4", "https://a.example/%C3%A4"],
  ])("not the begin, a part, or another spelling that its site could tell: %s", (said, address) => {
    expect(names(said, address)).toBe(false);
  });

  it("is soon done with what begins again and again", () => {
    const begun = performance.now();
    for (const text of ["https://", "https://a.", "(", "a.b,", "*", "https://x/("]) addressesNamed(text.repeat(20_000));
    expect(performance.now() - begun).toBeLessThan(2_000);
  });
});

it("takes an address as it is asked for", () => {
  expect(addressAsked("HTTPS://A.Example:443/a/../b")).toBe("https://a.example/b");
  expect(addressAsked("//a.example/b")).toBe("http://a.example/b");
});

it.each([
  [{ url: "https://a.example/x" }, ["https://a.example/x"]],
  [{ q: "look at a.example/x?d=1 and b" }, ["a.example/x?d=1"]],
  [{ q: "at //a.example/x" }, ["//a.example/x"]],
  [{ q: "u=https://a.example/x(1)" }, ["https://a.example/x(1)"]],
  [{ q: ["看a.example/x"] }, ["a.example/x"]],
  [{ q: '{"u":"https:\\/\\/a.example\\/x"}' }, ["https://a.example/x"]],
  [{ q: "version 1.2 of node.js, and/or 3.5 // a remark" }, []],
])("finds the addresses in what another's tool is given: %j", (input, addresses) => {
  expect(addressesWithin(input)).toEqual(addresses);
});
