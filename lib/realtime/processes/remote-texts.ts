import type { WireEvent } from "../../protocol/events.ts";
import type { TextEvent } from "../elsewhere.ts";
import type { Hub } from "../event-hub.ts";
import { type Draft, RemoteText } from "./remote-text.ts";

/** Between two requests for the same snapshot. */
const ASK_AGAIN_MS = 300;
/** A text that nothing was heard of for so long may have been lost: the database is asked too. */
const QUIET_MS = 2_500;

/** What other processes tell about the conversations that are read here, on its way to their readers. */
export class RemoteTexts {
  readonly #hub: Hub;
  readonly #askForSnapshot: (process_id: string, conversation_id: string) => void;
  readonly #texts = new Map<string, RemoteText>();
  readonly #asked = new Map<string, number>();

  constructor(hub: Hub, askForSnapshot: (process_id: string, conversation_id: string) => void) {
    this.#hub = hub;
    this.#askForSnapshot = askForSnapshot;
  }

  /** An event from another process: handed on unless it would leave a hole in a reader's text. */
  hear(from: string, conversation_id: string, event: WireEvent, isSnapshot: boolean): void {
    if (event.type !== "content_stream" && event.type !== "reasoning_stream") {
      this.#hub.tellFacts(conversation_id, [event]);
      return;
    }
    const text = this.#textOf(conversation_id, event.data.message_id);
    const outcome = text?.hear(event, isSnapshot) ?? "old";
    if (outcome === "told") this.#hub.tell(conversation_id, event);
    else if (outcome === "gap") this.#ask(from, conversation_id);
  }

  /**
   * A completed text is known from its fact. One whose first words overtook the fact that makes its message found no place
   * with readers, so they are told again.
   */
  heed(conversation_id: string, fact: WireEvent): TextEvent[] {
    const text = this.#texts.get(conversation_id);
    if (fact.type === "message_complete" && fact.data.message_id === text?.message_id) this.forget(conversation_id);
    const isMade = fact.type === "message_received" && fact.data.assistant_message_id === text?.message_id;
    return isMade ? text.snapshot() : [];
  }

  takeDraft(conversation_id: string, draft: Draft): void {
    const events = this.#textOf(conversation_id, draft.message_id)?.takeDraft(draft) ?? [];
    for (const event of events) this.#hub.tell(conversation_id, event);
  }

  snapshot(conversation_id: string): TextEvent[] {
    return this.#texts.get(conversation_id)?.snapshot() ?? [];
  }

  isQuiet(conversation_id: string): boolean {
    return this.#texts.get(conversation_id)?.isQuiet(QUIET_MS) ?? true;
  }

  /** The way to the others was lost: what is known may have missed something. */
  doubt(): void {
    for (const text of this.#texts.values()) text.doubt();
  }

  forget(conversation_id: string): void {
    this.#texts.delete(conversation_id);
    this.#asked.delete(conversation_id);
  }

  /** The text of a message; null for one that a newer message has followed (ids grow with time). */
  #textOf(conversation_id: string, message_id: string): RemoteText | null {
    const known = this.#texts.get(conversation_id);
    if (known?.message_id === message_id) return known;
    if (known && known.message_id > message_id) return null;
    const text = new RemoteText(message_id);
    this.#texts.set(conversation_id, text);
    return text;
  }

  #ask(from: string, conversation_id: string): void {
    const now = Date.now();
    if (now - (this.#asked.get(conversation_id) ?? 0) < ASK_AGAIN_MS) return;
    this.#asked.set(conversation_id, now);
    this.#askForSnapshot(from, conversation_id);
  }
}
