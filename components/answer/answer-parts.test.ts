import { expect, it } from "vitest";
import type { ToolCallView } from "@/lib/protocol/view";
import { answerParts } from "./answer-parts";

const call = (call_id: string, offset: number): ToolCallView => ({
  call_id,
  tool_name: "python_executor",
  agent_name: "coding_agent",
  tool_input: {},
  offset,
  status: "finished",
  result: null,
  started_at: "2026-11-22T00:00:00.000Z",
});

const shape = (content: string, calls: ToolCallView[]) =>
  answerParts(content, calls).map((part) => (part.kind === "text" ? part.text : part.calls.map((one) => one.call_id)));

it("places calls where they were made", () => {
  expect(shape("before after", [call("b", 7), call("a", 0), call("c", 7)])).toEqual([
    ["a"],
    "before ",
    ["b", "c"],
    "after",
  ]);
});

it("keeps a call whose text has not arrived, and an answer without calls whole", () => {
  expect(shape("ab", [call("a", 9)])).toEqual(["ab", ["a"]]);
  expect(shape("plain", [])).toEqual(["plain"]);
  expect(shape("", [])).toEqual([]);
});
