import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { WireEvent } from "../protocol/events.ts";
import { fold } from "../protocol/fold.ts";
import { type ConversationView, emptyMessage } from "../protocol/view.ts";
import { hub } from "./hub.ts";
import { LiveAnswer, type LiveAnswerStart } from "./live-answer.ts";

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

const view = (): ConversationView => ({
  conversation_id,
  title: null,
  last_seq: 0,
  messages: [emptyMessage(message_id, "assistant", "")],
});
const read = (events: WireEvent[]) => events.reduce(fold, view()).messages[0]?.content;

const begin = (start: Partial<LiveAnswerStart> = {}) =>
  new LiveAnswer({ conversation_id, message_id, text: "", reasoning: "", attempt: 0, ...start });

describe("LiveAnswer", () => {
  it("lets the first delta through at once and gathers the later ones", () => {
    const answer = begin();
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
    const answer = begin();
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
    const answer = begin({ text: "earlier. ", attempt: 2 });
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
    const answer = begin();
    answer.addText("kept ");
    answer.flush();
    answer.addText("broken off");
    answer.rewind({ text: 5, reasoning: 0 });
    answer.addText("again");
    answer.flush();
    expect(read(heard)).toBe("kept again");
    expect(read(hub().snapshot(conversation_id))).toBe("kept again");
    answer.drop();
  });

  it("takes thoughts back with the text, and half a surrogate pair with them", () => {
    const answer = begin();
    answer.addReasoning("first thought");
    answer.addText("x\ud83d");
    answer.rewind({ text: 0, reasoning: 0 });
    answer.addReasoning("second");
    answer.addText("hello");
    answer.flush();
    const shown = heard.reduce(fold, view()).messages[0];
    expect(shown).toMatchObject({ content: "hello", reasoning: "second" });
    expect(answer.reasoning).toBe("second");
    answer.drop();
  });

  it("brings readers of an attempt that a crash cut off to what counts now", () => {
    const cut = begin();
    cut.addText("Hello wor");
    cut.flush();
    cut.drop();
    const next = begin({ attempt: 1000 });
    next.addText("Goodbye");
    next.flush();
    expect(read(heard)).toBe("Goodbye");
    next.drop();
  });

  it("leaves the text of another producer alone when it goes", () => {
    const old = begin();
    const next = begin({ text: "mine", attempt: 1000 });
    old.drop();
    expect(read(hub().snapshot(conversation_id))).toBe("mine");
    next.drop();
  });
});
