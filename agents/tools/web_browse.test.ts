import { describe, expect, it } from "vitest";
import tool from "./web_browse.ts";

const parse = (input: unknown) => tool.input.parse(input);
const asks = (input: unknown, has_read_untrusted: boolean) =>
  tool.needsApproval?.(parse(input), { has_read_untrusted });

const TYPE = { action: "type", element: 3, text: "secret plans", url: "https://shop.example/" };

describe("web_browse", () => {
  it("asks before it types, once something untrusted was read, and names who gets it", () => {
    expect(asks(TYPE, true)).toBe(true);
    expect(asks({ ...TYPE, submit: true }, true)).toBe(true);
    expect(tool.destination?.(parse(TYPE))).toBe("https://shop.example/");
  });

  it("asks where it was told to ask, and not for looking", () => {
    expect(asks({ action: "click", element: 1, ask_person: true }, false)).toBe(true);
    for (const action of ["read", "back", "scroll", "screenshot"]) expect(asks({ action }, true)).toBe(false);
  });

  it("sends nothing but what is opened or typed to a named address", () => {
    expect(tool.destination?.(parse({ action: "open", url: "https://a.example/" }))).toBe("https://a.example/");
    expect(tool.destination?.(parse({ action: "click", element: 1 }))).toBeUndefined();
  });

  it.each([
    ["open without an address", { action: "open" }],
    ["type without its site", { action: "type", element: 1, text: "x" }],
    ["click without an element", { action: "click" }],
    ["a key that writes", { action: "press", key: "a" }],
  ])("refuses %s", (_name, input) => {
    expect(() => parse(input)).toThrow();
  });
});
