import { expect, it } from "vitest";
import type { TextEvent } from "../elsewhere.ts";
import { splitEvent } from "./split-event.ts";

const event = (content_delta: string): TextEvent => ({
  type: "reasoning_stream",
  data: { message_id: "0192f000-0000-7000-8000-00000000000b", content_delta, offset: 7, attempt: 2 },
  timestamp: "",
});

it("cuts a long text into parts that follow one another, never inside a character", () => {
  const text = `a${"😀".repeat(9)}b`;
  const parts = splitEvent(event(text), 4);
  expect(parts.map(({ data }) => data.content_delta).join("")).toBe(text);
  let offset = 7;
  for (const { data } of parts) {
    expect(data).toMatchObject({ offset, attempt: 2 });
    expect(data.content_delta.isWellFormed()).toBe(true);
    expect(data.content_delta.length).toBeGreaterThan(0);
    offset += data.content_delta.length;
  }
  expect(splitEvent(event("short"))).toEqual([event("short")]);
});
