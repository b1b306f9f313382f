import { expect, it } from "vitest";
import { createSseParser } from "./sse-parser.ts";

const STREAM =
  'event: ping\ndata: {"a":1}\n\n: keep-alive\n\nid: 7\nevent: x\r\ndata: two\r\ndata:lines\r\n\r\ndata: cut';

it("reads the same events whatever the pieces", () => {
  for (let size = 1; size <= STREAM.length; size += 1) {
    const seen: string[][] = [];
    const push = createSseParser((data, id) => seen.push([data, id]));
    for (let at = 0; at < STREAM.length; at += size) push(STREAM.slice(at, at + size));
    expect(seen).toEqual([
      ['{"a":1}', ""],
      ["two\nlines", "7"],
    ]);
  }
});
