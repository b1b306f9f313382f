import { logger } from "../core/logger.ts";
import { singleton } from "../core/singleton.ts";
import type { EventData, Fact, WireEvent } from "../protocol/events.ts";

/** The text a run is writing right now, as far as readers were told, so that a late one gets it in one snapshot. */
export interface LiveText {
  message_id: string;
  text: string;
  reasoning: string;
  attempt: number;
}

export type Listener = (event: WireEvent) => void;

/**
 * Carries the events of conversations from the one producer to the readers of this process. Memory only: facts are in
 * the database before they come here, and deltas may be lost (a snapshot makes up for them).
 */
export class Hub {
  readonly #listeners = new Map<string, Set<Listener>>();
  readonly #texts = new Map<string, () => LiveText>();

  /** Hears every event of a conversation until the answer is called. */
  subscribe(conversation_id: string, listener: Listener): () => void {
    const listeners = this.#listeners.get(conversation_id) ?? new Set();
    this.#listeners.set(conversation_id, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) this.#listeners.delete(conversation_id);
    };
  }

  publishFacts(conversation_id: string, facts: Fact[]): void {
    for (const fact of facts) {
      if (fact.type === "message_complete") this.#texts.delete(conversation_id);
      this.#tell(conversation_id, fact);
    }
  }

  /** Says where to read the text that is being written, until the answer is called. */
  setLiveText(conversation_id: string, read: () => LiveText): () => void {
    this.#texts.set(conversation_id, read);
    return () => {
      if (this.#texts.get(conversation_id) === read) this.#texts.delete(conversation_id);
    };
  }

  publishDelta(
    conversation_id: string,
    delta:
      | { type: "content_stream"; data: EventData<"content_stream"> }
      | { type: "reasoning_stream"; data: EventData<"reasoning_stream"> },
  ): void {
    this.#tell(conversation_id, { ...delta, timestamp: new Date().toISOString() });
  }

  /** The text so far as events from offset 0. */
  snapshot(conversation_id: string): WireEvent[] {
    const live = this.#texts.get(conversation_id)?.();
    if (!live) return [];
    const { message_id, attempt } = live;
    const timestamp = new Date().toISOString();
    const events: WireEvent[] = [];
    const thought = { message_id, content_delta: live.reasoning, offset: 0, attempt };
    if (live.reasoning !== "" || attempt > 0) events.push({ type: "reasoning_stream", data: thought, timestamp });
    const data = { message_id, content_delta: live.text, is_complete: false, offset: 0, attempt };
    events.push({ type: "content_stream", data, timestamp });
    return events;
  }

  /** Tells every reader the text so far. */
  publishSnapshot(conversation_id: string): void {
    for (const event of this.snapshot(conversation_id)) this.#tell(conversation_id, event);
  }

  /** How many readers there are, for the health page and tests. */
  get readers(): number {
    return [...this.#listeners.values()].reduce((sum, listeners) => sum + listeners.size, 0);
  }

  #tell(conversation_id: string, event: WireEvent): void {
    for (const listener of this.#listeners.get(conversation_id) ?? []) {
      try {
        listener(event);
      } catch (error) {
        // One reader's trouble is neither the producer's nor the other readers'.
        logger().warn({ err: error }, "a reader of events failed");
      }
    }
  }
}

export const hub = (): Hub => singleton("hub", () => new Hub());
