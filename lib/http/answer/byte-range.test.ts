import { expect, it } from "vitest";
import { byteRangeOf, contentTag } from "./byte-range.ts";

const about = { size: 100, sha256: "abc" };
const asked = (range: string, more: Record<string, string> = {}, content = about) =>
  byteRangeOf(new Headers({ range, ...more }), content);

it("finds the part, its end within the content", () => {
  expect(asked("bytes=0-0")).toEqual({ start: 0, end: 0 });
  expect(asked("bytes=10-19")).toEqual({ start: 10, end: 19 });
  expect(asked("bytes=90-")).toEqual({ start: 90, end: 99 });
  expect(asked("bytes=90-500")).toEqual({ start: 90, end: 99 });
  expect(asked("bytes=-1")).toEqual({ start: 99, end: 99 });
  expect(asked("bytes=-500")).toEqual({ start: 0, end: 99 });
});

it("tells what lies beyond the end from what is no single range", () => {
  expect([asked("bytes=100-"), asked("bytes=-0"), asked("bytes=0-", {}, { ...about, size: 0 })]).toEqual([
    null,
    null,
    null,
  ]);
  for (const range of ["bytes=5-4", "bytes=0-1,5-6", "bytes=-", "items=0-1", "bytes=a-b", "0-1"]) {
    expect(asked(range), range).toBeUndefined();
  }
  expect(byteRangeOf(new Headers(), about)).toBeUndefined();
});

it("gives all of a content that is another by now", () => {
  expect(asked("bytes=1-2", { "if-range": contentTag("abc") })).toEqual({ start: 1, end: 2 });
  expect(asked("bytes=1-2", { "if-range": contentTag("abd") })).toBeUndefined();
  expect(asked("bytes=1-2", { "if-range": "Wed, 21 Oct 2026 07:28:00 GMT" })).toBeUndefined();
});
