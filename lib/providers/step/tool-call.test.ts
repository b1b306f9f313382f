import { describe, expect, it } from "vitest";
import { readToolCall } from "./tool-call.ts";

const read = (input: string) => readToolCall({ type: "tool-call", toolCallId: "c", toolName: "t", input });

describe("readToolCall", () => {
  it("reads an object, and no arguments as an empty one", () => {
    expect(read('{"a": [1, "]}{["]}')).toEqual({ provider_call_id: "c", tool_name: "t", input: { a: [1, "]}{["] } });
    expect(read("  ").input).toEqual({});
  });

  it.each(["[1]", "3", '{"a":', "nonsense"])("says what is wrong with %s", (input) => {
    expect(read(input)).toMatchObject({ input, invalid: expect.stringContaining("The arguments") });
  });

  it("does not keep what is nested too deeply to be walked", () => {
    const deep = `{"a":${"[".repeat(200_000)}${"]".repeat(200_000)}}`;
    expect(read(deep)).toMatchObject({ input: {}, invalid: expect.stringContaining("nested") });
    expect(read(`{"a":${"[".repeat(90)}${"]".repeat(90)}}`).invalid).toBeUndefined();
  });
});
