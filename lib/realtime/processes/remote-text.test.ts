import { beforeEach, describe, expect, it } from "vitest";
import { fold } from "../../protocol/fold.ts";
import { type ConversationView, emptyMessage } from "../../protocol/view.ts";
import type { TextEvent } from "../elsewhere.ts";
import { RemoteText } from "./remote-text.ts";

const message_id = "0192f000-0000-7000-8000-00000000000b";
let text: RemoteText;
let told: TextEvent[];
beforeEach(() => {
  text = new RemoteText(message_id);
  told = [];
});

const said = (content_delta: string, offset: number, attempt = 0): TextEvent => ({
  type: "content_stream",
  data: { message_id, content_delta, is_complete: false, offset, attempt },
  timestamp: "",
});

/** As readers of this process get it: what is told, and nothing else. */
function hear(event: TextEvent, isSnapshot = false) {
  const outcome = text.hear(event, isSnapshot);
  if (outcome === "told") told.push(event);
  return outcome;
}
const draft = (fence: number, words: string) => told.push(...text.takeDraft({ message_id, fence, text: words }));

const view: ConversationView = {
  conversation_id: "",
  title: null,
  last_seq: 0,
  messages: [emptyMessage(message_id, "assistant", "")],
};
const shown = () => told.reduce<ConversationView>(fold, view).messages[0]?.content;
const shownLate = () => text.snapshot().reduce<ConversationView>(fold, view).messages[0]?.content;

describe("RemoteText", () => {
  it("keeps a hole out of a reader's text, and goes on behind the snapshot that fills it", () => {
    expect(hear(said("one ", 0))).toBe("told");
    expect(hear(said("three", 8))).toBe("gap");
    expect(shown()).toBe("one ");
    expect(hear(said("one two three", 0), true)).toBe("told");
    expect(hear(said("three four", 8))).toBe("told");
    expect(shown()).toBe("one two three four");
    expect(shownLate()).toBe("one two three four");
  });

  it("follows a new attempt, and does not hear an old one again", () => {
    hear(said("kept broken off", 0));
    expect(hear(said("again", 5, 1))).toBe("told");
    expect(hear(said("broken off", 5, 0))).toBe("old");
    expect(shown()).toBe("kept again");
    expect(hear(said("!", 20, 2))).toBe("gap");
  });

  it("waits for a snapshot after the way to the producer was lost", () => {
    hear(said("a", 0));
    text.doubt();
    expect(hear(said("c", 2))).toBe("gap");
    expect(hear(said("b", 1))).toBe("gap");
    expect(hear(said("abc", 0), true)).toBe("told");
    expect(hear(said("d", 3))).toBe("told");
    expect(shown()).toBe("abcd");
  });

  it("goes on from drafts meanwhile, and back to the producer's word", () => {
    hear(said("one ", 0));
    text.doubt();
    draft(1, "one ");
    draft(1, "one two ");
    expect(shown()).toBe("one two ");
    // What is saved is older than what was heard.
    draft(1, "one");
    expect(shown()).toBe("one two ");
    expect(hear(said("one two three", 0), true)).toBe("told");
    expect(shown()).toBe("one two three");
  });

  it("shows what a draft took back, and the producer's own attempts replace it", () => {
    hear(said("kept broken off", 0));
    text.doubt();
    draft(1, "kept again");
    expect(shown()).toBe("kept again");
    draft(1, "kept once more");
    expect(shown()).toBe("kept once more");
    expect(hear(said("kept for good", 0, 3), true)).toBe("told");
    expect(hear(said("!", 13, 3))).toBe("told");
    expect(shown()).toBe("kept for good!");
    expect(shownLate()).toBe("kept for good!");
  });

  it("does not take the draft of a run's earlier holder for the new one's", () => {
    hear(said("Hello wor", 0));
    text.doubt();
    draft(2, "Hello wor");
    draft(2, "Hello wor");
    expect(told).toHaveLength(1);
    draft(2, "Goodbye");
    expect(shown()).toBe("Goodbye");
    expect(hear(said("Goodbye now", 0, 1000), true)).toBe("told");
    expect(shown()).toBe("Goodbye now");
  });
});
