import { expect, it } from "vitest";
import { chunksOf } from "./provider-chunks.ts";
import { sinceStamp, TOKEN_BYTES, TokenScanner, writeToken } from "./token-text.ts";

it("reads what it wrote, however the bytes are cut", () => {
  const bytes = chunksOf(0, 40, 123_456_789_012);
  for (const size of [1, 7, TOKEN_BYTES, 1000, bytes.length]) {
    const seen: [number, number][] = [];
    const scanner = new TokenScanner((stamp, index) => seen.push([index, stamp]));
    for (let at = 0; at < bytes.length; at += size) scanner.push(bytes.subarray(at, at + size));
    expect(seen).toEqual(Array.from({ length: 40 }, (_, index) => [index, 3_456_789_012]));
  }
});

it("counts a token once, and none that is out of turn", () => {
  const token = (index: number) => {
    const bytes = Buffer.alloc(TOKEN_BYTES);
    writeToken(bytes, 0, index, 1);
    return bytes;
  };
  const scanner = new TokenScanner(() => undefined);
  for (const index of [0, 1, 0, 1, 3, 2]) scanner.push(token(index));
  scanner.push(Buffer.from("^ is a sign too, and ^^^"));
  expect(scanner.count).toBe(3);
});

it("tells the age of a token across the wrap of its clock", () => {
  expect(sinceStamp(20_000_000_005, 9_999_999_995)).toBe(10);
});
