import { expect, it } from "vitest";
import { emptyMessage, type MessageView, type RunView } from "@/lib/protocol/view";
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
  edit_count: 0,
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

const run = (run_id: string, status: RunView["status"], more: Partial<RunView> = {}): RunView => ({
  run_id,
  status,
  analysis: null,
  agents: [],
  usage: null,
  cost: null,
  error: null,
  retry: null,
  ...more,
});
const answer = (to: string, status: RunView["status"], more: Partial<RunView> = {}): MessageView => ({
  ...emptyMessage(`a-${to}`, "assistant", "2026-11-22T00:00:00.000Z"),
  parent_message_id: to,
  run: run(`r-${to}`, status, more),
});
const shape = (messages: MessageView[]) =>
  messageRows(messages, []).map((row) => (row.kind === "user" ? [row.key, row.queue?.position ?? null] : [row.key]));

it("gives messages that wait behind another their places, and no answer's row yet", () => {
  const thread = [message("q1", "user"), answer("q1", "running"), message("q2", "user"), answer("q2", "queued")];
  const more = [...thread, message("q3", "user"), answer("q3", "queued")];
  expect(shape(more)).toEqual([["q1", null], ["answers-q1"], ["q2", 1], ["q3", 2]]);
  const waitsForYes = more.with(1, answer("q1", "waiting_approval"));
  expect(shape(waitsForYes)).toEqual(shape(more));
  const moved = more.with(1, answer("q1", "completed"));
  expect(shape(moved)).toEqual([["q1", null], ["answers-q1"], ["q2", 0], ["answers-q2"], ["q3", 1]]);
});

it("does not call a run waiting that was begun before, or that answers an answered message again", () => {
  const resting = answer("q1", "queued", { retry: { at: "2026-11-22T00:00:09.000Z", reason: "busy" } });
  expect(shape([message("q1", "user"), resting])).toEqual([["q1", null], ["answers-q1"]]);
  const again = { ...answer("q1", "queued"), message_id: "again" };
  expect(shape([message("q1", "user"), answer("q1", "completed"), again])).toEqual([["q1", null], ["answers-q1"]]);
});

it("shows nothing of what was withdrawn, and closes the gap it leaves", () => {
  const gone = { is_deleted: true };
  const thread = [
    message("q1", "user"),
    answer("q1", "running"),
    { ...message("q2", "user"), ...gone },
    { ...answer("q2", "cancelled"), ...gone },
    message("q3", "user"),
    answer("q3", "queued"),
  ];
  expect(shape(thread)).toEqual([["q1", null], ["answers-q1"], ["q3", 1]]);
});

it("draws a waiting message again when its place changes", () => {
  const at = (position: number) => ({
    kind: "user" as const,
    key: "q1",
    message: waits,
    queue: { run_id: "r", position },
  });
  const waits = message("q1", "user");
  expect([sameRow(at(2), at(2)), sameRow(at(2), at(1)), sameRow(at(1), { ...at(1), queue: null })]).toEqual([
    true,
    false,
    false,
  ]);
});
