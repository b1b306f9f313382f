import { describe, expect, it } from "vitest";
import { StorableStream, storable } from "./storable.ts";

describe("storable", () => {
  it("replaces what cannot be kept, deeply and without changing lengths", () => {
    const given = { "k\u0000": ["a\u0000b", { c: "x\ud83d" }], n: 1, none: null, ok: "😀" };
    expect(storable(given)).toEqual({ "k\ufffd": ["a\ufffdb", { c: "x\ufffd" }], n: 1, none: null, ok: "😀" });
  });

  it("gives the same text by pieces as at once, wherever the pieces are cut", () => {
    const text = "a\u0000😀b\ud83d c\ude00 end\ud83d";
    for (let cut = 0; cut <= text.length; cut++) {
      const stream = new StorableStream();
      expect(stream.push(text.slice(0, cut)) + stream.push(text.slice(cut)) + stream.end()).toBe(storable(text));
    }
  });
});
