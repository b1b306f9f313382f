import { describe, expect, it } from "vitest";
import type { EventData, EventType, WireEvent } from "./events.ts";
import { fold } from "./fold.ts";
import type { ConversationView } from "./view.ts";

const conversation_id = "0192f000-0000-7000-8000-000000000001";
const user_message = "0192f000-0000-7000-8000-000000000002";
const message_id = "0192f000-0000-7000-8000-000000000003";
const run_id = "0192f000-0000-7000-8000-000000000004";
const call_id = "0192f000-0000-7000-8000-000000000005";
const timestamp = "2026-01-01T00:00:00.000Z";

const empty: ConversationView = { conversation_id, title: null, last_seq: 0, messages: [] };

const event = <Type extends EventType>(type: Type, data: EventData<Type>, seq?: number): WireEvent =>
  ({ type, data, timestamp, ...(seq === undefined ? {} : { seq }) }) as WireEvent;

const delta = (content_delta: string, offset: number, attempt = 0) =>
  event("content_stream", { message_id, content_delta, offset, attempt, is_complete: false });

const opening: WireEvent[] = [
  event(
    "user_message",
    { message_id: user_message, temp_message_id: "t1", content: "hi", attachments: [], agent_id: null, model_id: null },
    1,
  ),
  event(
    "message_received",
    { message_id: user_message, temp_message_id: "t1", status: "processing", run_id, assistant_message_id: message_id },
    2,
  ),
  event("run_status", { run_id, message_id, status: "running" }, 3),
];

const call = event(
  "tool_call",
  {
    message_id,
    call_id,
    tool_name: "python_executor",
    tool_input: { code: "1" },
    agent_name: "coding_agent",
    offset: 3,
    started_at: timestamp,
  },
  4,
);
const toolResult = { result: { stdout: "1" }, success: true, error: null, execution_time: 0.1, metadata: {} };
const result = event("tool_result", { message_id, call_id, status: "finished", ...toolResult }, 5);
const complete = event("message_complete", { message_id, final_content: "one two", metadata: { model: "m" } }, 6);
const ended = event("run_status", { run_id, message_id, status: "completed" }, 7);

const foldAll = (events: WireEvent[], from = empty) => events.reduce(fold, from);
const answer = (view: ConversationView) => view.messages.find((message) => message.message_id === message_id);

describe("fold", () => {
  it("grows a conversation from its events", () => {
    const view = foldAll([...opening, delta("one", 0), call, result, delta(" two", 3), complete, ended]);
    expect(view.last_seq).toBe(7);
    expect(view.messages.map((message) => message.role)).toEqual(["user", "assistant"]);
    expect(answer(view)).toMatchObject({ content: "one two", is_complete: true, run: { status: "completed" } });
    expect(answer(view)?.tool_calls).toMatchObject([{ call_id, status: "finished", result: { success: true } }]);
  });

  it("ignores facts it has seen and overlapping text", () => {
    const events = [...opening, delta("one", 0), call, result];
    const once = foldAll(events);
    expect(foldAll(events, once)).toEqual(once);
    expect(answer(foldAll([delta("one", 0), delta("ne tw", 1), delta("o", 6)], once))?.content).toBe("one two");
  });

  it("leaves a gap alone until a snapshot fills it", () => {
    const gap = foldAll([...opening, delta("one", 0), delta("three", 10)]);
    expect(answer(gap)?.content).toBe("one");
    expect(answer(fold(gap, delta("one two three", 0)))?.content).toBe("one two three");
  });

  it("replaces the text from its offset when a higher attempt speaks, and then ignores the lower one", () => {
    const first = foldAll([...opening, delta("step one. half a th", 0)]);
    const second = fold(first, delta("another wording", 10, 1));
    expect(answer(second)?.content).toBe("step one. another wording");
    expect(fold(second, delta("ought", 19, 0))).toBe(second);
  });

  it("never changes a message that is complete by late deltas", () => {
    const view = foldAll([...opening, complete]);
    expect(answer(fold(view, delta("late", 7)))?.content).toBe("one two");
  });

  it("replaces the optimistic message of the same client id", () => {
    const optimistic: ConversationView = {
      ...empty,
      messages: foldAll([opening[0] as WireEvent]).messages.map((message) => ({ ...message, message_id: "t1" })),
    };
    const view = foldAll(opening, optimistic);
    expect(view.messages.map((message) => message.message_id)).toEqual([user_message, message_id]);
  });

  it("knows what is allowed in the conversation, until it is told otherwise", () => {
    const standing = { standing_id: "s", conversation_id, tool_name: "http_request", destination: "https://a.example" };
    const told = (data: object): WireEvent => ({
      type: "conversation_update",
      data: { conversation_id, ...data },
      timestamp: "2026-01-01T00:00:00.000Z",
    });
    const allowed = fold(
      empty,
      told({ standing_approvals: [{ ...standing, created_at: "2026-01-01T00:00:00.000Z" }] }),
    );
    expect(allowed.standing_approvals).toMatchObject([standing]);
    expect(fold(allowed, told({ title: "new" }))).toEqual({ ...allowed, title: "new" });
    expect(fold(allowed, told({ is_pinned: true }))).toBe(allowed);
    expect(fold(allowed, told({ standing_approvals: [] })).standing_approvals).toEqual([]);
  });

  it("does not change the view it is given", () => {
    const messages: ConversationView["messages"] = [];
    Object.freeze(messages);
    const view = Object.freeze({ ...empty, messages });
    expect(() => foldAll([...opening, delta("one", 0), call, result, complete, ended], view)).not.toThrow();
  });
});
