import { expect, it } from "vitest";
import type { MessageView } from "@/lib/protocol/view";
import { messageRows, sameRow } from "./message-rows";

const message = (
  message_id: string,
  role: MessageView["role"],
  parent_message_id: string | null = null,
): MessageView => ({
  message_id,
  temp_message_id: null,
  role,
  content: message_id,
  reasoning: "",
  attempt: 0,
  reasoning_attempt: 0,
  is_complete: true,
  is_deleted: false,
  timestamp: "2026-11-22T00:00:00.000Z",
  parent_message_id,
  agent_id: null,
  attachments: [],
  tool_calls: [],
  metadata: null,
  run: null,
});

const entry = {
  client_message_id: "temp",
  content: "next",
  agent_id: null,
  model_id: null,
  attachments: [],
  timestamp: "2026-11-22T00:00:00.000Z",
  error: null,
};

it("puts a second answer beside the first, below its question", () => {
  const thread = [
    message("q1", "user"),
    message("a1", "assistant", "q1"),
    message("q2", "user"),
    message("a2", "assistant", "q2"),
  ];
  const rows = messageRows([...thread, message("a1b", "assistant", "q1")], [entry]);
  expect(rows.map((row) => row.kind)).toEqual(["user", "assistant", "user", "assistant", "outgoing"]);
  const first = rows[1];
  expect(first?.kind === "assistant" && first.versions.map((one) => one.message_id)).toEqual(["a1", "a1b"]);
});

it("does not show a message twice while its stored form arrives", () => {
  const stored = { ...message("q1", "user"), temp_message_id: "temp" };
  expect(messageRows([stored], [entry]).map((row) => row.kind)).toEqual(["user"]);
});

it("draws only the row that changed", () => {
  const thread = [
    message("q1", "user"),
    message("a1", "assistant", "q1"),
    message("q2", "user"),
    message("a2", "assistant", "q2"),
  ];
  const before = messageRows(thread, []);
  const after = messageRows(thread.with(3, { ...message("a2", "assistant", "q2"), content: "more" }), []);
  const same = before.map((row, index) => {
    const other = after[index];
    return other !== undefined && sameRow(row, other);
  });
  expect(same).toEqual([true, true, true, false]);
});
