import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { WireEvent } from "../protocol/events.ts";
import { fold } from "../protocol/fold.ts";
import type { ConversationView } from "../protocol/view.ts";
import { hub } from "./hub.ts";
import { LiveAnswer } from "./live-answer.ts";

const conversation_id = "0192f000-0000-7000-8000-00000000000a";
const message_id = "0192f000-0000-7000-8000-00000000000b";

const heard: WireEvent[] = [];
let unsubscribe = () => {};

beforeEach(() => {
  vi.useFakeTimers();
  heard.length = 0;
  unsubscribe = hub().subscribe(conversation_id, (event) => heard.push(event));
});
afterEach(() => {
  unsubscribe();
  vi.useRealTimers();
});

const message = {
  message_id,
  temp_message_id: null,
  role: "assistant",
  content: "",
  reasoning: "",
  attempt: 0,
  reasoning_attempt: 0,
  is_complete: false,
  is_deleted: false,
  timestamp: "",
  parent_message_id: null,
  agent_id: null,
  attachments: [],
  tool_calls: [],
  metadata: null,
  run: null,
} as const;
const view = (): ConversationView => ({
  conversation_id,
  title: null,
  last_seq: 0,
  messages: [{ ...message, attachments: [], tool_calls: [] }],
});
const read = (events: WireEvent[]) => events.reduce(fold, view()).messages[0]?.content;

describe("LiveAnswer", () => {
  it("lets the first delta through at once and gathers the later ones", () => {
    const answer = new LiveAnswer(conversation_id, message_id, "", 0);
    answer.addText("a");
    expect(heard).toHaveLength(1);
    for (const letter of "bcdefgh") answer.addText(letter);
    expect(heard).toHaveLength(1);
    vi.advanceTimersByTime(300);
    expect(heard).toHaveLength(2);
    expect(read(heard)).toBe("abcdefgh");
    answer.drop();
  });

  it("never cuts inside a surrogate pair", () => {
    const answer = new LiveAnswer(conversation_id, message_id, "", 0);
    answer.addText("x\ud83d");
    answer.addText("\ude00y");
    vi.advanceTimersByTime(300);
    for (const event of heard) {
      expect(event.type === "content_stream" && event.data.content_delta.isWellFormed()).toBe(true);
    }
    expect(read(heard)).toBe("x😀y");
    answer.drop();
  });

  it("gives a late reader the same text by snapshot and what follows", () => {
    const answer = new LiveAnswer(conversation_id, message_id, "earlier. ", 2);
    answer.addText("now ");
    answer.addText("gathered ");
    const late = hub().snapshot(conversation_id);
    const before = heard.length;
    answer.addText("more");
    answer.flush();
    expect(read([...late, ...heard.slice(before)])).toBe("earlier. now gathered more");
    expect(answer.text).toBe("earlier. now gathered more");
    answer.drop();
    expect(hub().snapshot(conversation_id)).toEqual([]);
  });

  it("takes text back for a new attempt, for old and new readers alike", () => {
    const answer = new LiveAnswer(conversation_id, message_id, "", 0);
    answer.addText("kept ");
    answer.flush();
    answer.addText("broken off");
    answer.rewind(5);
    answer.addText("again");
    answer.flush();
    expect(read(heard)).toBe("kept again");
    expect(read(hub().snapshot(conversation_id))).toBe("kept again");
    answer.drop();
  });
});
