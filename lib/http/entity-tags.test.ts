import { describe, expect, it } from "vitest";
import { readIfMatch } from "./entity-tags.ts";

const ifMatch = (value: string) => readIfMatch(new Headers({ "if-match": value }));

describe("readIfMatch", () => {
  it.each([
    ['"3"', ['"3"']],
    ['"3", "4"', ['"3"', '"4"']],
    [' "3","4" ', ['"3"', '"4"']],
    ["*", ["*"]],
    [" * ", ["*"]],
    ['W/"3"', []],
    ['W/"3", "4"', ['"4"']],
    ['""', ['""']],
    ['"a,b"', ['"a,b"']],
  ])("reads %j", (value, tags) => {
    expect(ifMatch(value)).toEqual(tags);
  });

  it.each(["", "3", '"3', '"3" "4"', '*, "3"', "w/3", '"3",, "4" x', Array(51).fill('"1"').join(",")])(
    "refuses %j",
    (value) => {
      expect(() => ifMatch(value)).toThrow(expect.objectContaining({ code: "BAD_REQUEST" }));
    },
  );

  it("says nothing where the client says nothing", () => {
    expect(readIfMatch(new Headers())).toBeUndefined();
  });

  it("is read in no time, however long it is", () => {
    const started = performance.now();
    expect(() => ifMatch(`"${"a ".repeat(8_000)}`)).toThrow();
    expect(() => ifMatch(`${" \t".repeat(8_000)}x`)).toThrow();
    expect(performance.now() - started).toBeLessThan(100);
  });
});
