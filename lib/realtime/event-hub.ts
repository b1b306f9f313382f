import { logger } from "../core/log/logger.ts";
import type { EventData, Fact, WireEvent } from "../protocol/events.ts";
import type { Elsewhere, TextEvent } from "./elsewhere.ts";

/** The text a run is writing right now, as far as readers were told, so that a late one gets it in one snapshot. */
export interface LiveText {
  message_id: string;
  text: string;
  reasoning: string;
  attempt: number;
}

export type Listener = (event: WireEvent) => void;

/** The last fact a reader has, or null while it is not up to date by its own fault. */
export type Position = () => number | null;

/**
 * Carries the events of conversations from the one producer to its readers: those of this process directly, those of
 * others through {@link Elsewhere} where there are others. Memory only: facts are in the database before they come here,
 * and deltas may be lost (a snapshot makes up for them).
 */
export class Hub {
  readonly #listeners = new Map<string, Map<Listener, Position>>();
  readonly #texts = new Map<string, () => LiveText>();
  #elsewhere: Elsewhere | null = null;

  /** From now on readers and producers may be in other processes too. */
  join(elsewhere: Elsewhere): void {
    this.#elsewhere = elsewhere;
  }

  /** The other processes; null where this is the only one. */
  get elsewhere(): Elsewhere | null {
    return this.#elsewhere;
  }

  /**
   * Hears every event of a conversation until the answer is called. With a position, facts that were lost between
   * processes are told from the database.
   */
  subscribe(conversation_id: string, listener: Listener, position: Position = () => null): () => void {
    const listeners = this.#listeners.get(conversation_id) ?? new Map<Listener, Position>();
    if (listeners.size === 0) this.#elsewhere?.watch(conversation_id);
    this.#listeners.set(conversation_id, listeners.set(listener, position));
    return () => {
      if (!listeners.delete(listener) || listeners.size > 0) return;
      this.#listeners.delete(conversation_id);
      this.#elsewhere?.unwatch(conversation_id);
    };
  }

  publishFacts(conversation_id: string, facts: Fact[]): void {
    this.tellFacts(conversation_id, facts);
    this.#elsewhere?.sendFacts(conversation_id, facts);
  }

  /** Says where to read the text that is being written, until the answer is called. */
  setLiveText(conversation_id: string, read: () => LiveText): () => void {
    this.#texts.set(conversation_id, read);
    const release = this.#elsewhere?.hold();
    return () => {
      release?.();
      if (this.#texts.get(conversation_id) === read) this.#texts.delete(conversation_id);
    };
  }

  publishDelta(
    conversation_id: string,
    delta:
      | { type: "content_stream"; data: EventData<"content_stream"> }
      | { type: "reasoning_stream"; data: EventData<"reasoning_stream"> },
  ): void {
    const event = { ...delta, timestamp: new Date().toISOString() };
    this.tell(conversation_id, event);
    this.#elsewhere?.sendText(conversation_id, event);
  }

  /** The text so far as events from offset 0. */
  snapshot(conversation_id: string): TextEvent[] {
    return this.ownSnapshot(conversation_id) ?? this.#elsewhere?.snapshot(conversation_id) ?? [];
  }

  /** The same, only of a text that this process writes. */
  ownSnapshot(conversation_id: string): TextEvent[] | null {
    const live = this.#texts.get(conversation_id)?.();
    if (!live) return null;
    const { message_id, attempt } = live;
    const timestamp = new Date().toISOString();
    const events: TextEvent[] = [];
    const thought = { message_id, content_delta: live.reasoning, offset: 0, attempt };
    if (live.reasoning !== "" || attempt > 0) events.push({ type: "reasoning_stream", data: thought, timestamp });
    const data = { message_id, content_delta: live.text, is_complete: false, offset: 0, attempt };
    events.push({ type: "content_stream", data, timestamp });
    return events;
  }

  /** Tells every reader the text so far. */
  publishSnapshot(conversation_id: string): void {
    this.tellSnapshot(conversation_id);
    this.#elsewhere?.sendSnapshot(conversation_id);
  }

  /** How many readers there are, for the health page and tests. */
  get readers(): number {
    return [...this.#listeners.values()].reduce((sum, listeners) => sum + listeners.size, 0);
  }

  /** The conversations that are read here. */
  get watched(): string[] {
    return [...this.#listeners.keys()];
  }

  /** How far the reader that is furthest behind has come; null when nobody says. */
  lowestPosition(conversation_id: string): number | null {
    const positions = [...(this.#listeners.get(conversation_id)?.values() ?? [])].flatMap((read) => read() ?? []);
    return positions.length === 0 ? null : Math.min(...positions);
  }

  /** Tells the readers of this process. */
  tell(conversation_id: string, event: WireEvent): void {
    for (const listener of this.#listeners.get(conversation_id)?.keys() ?? []) {
      try {
        listener(event);
      } catch (error) {
        // One reader's trouble is neither the producer's nor the other readers'.
        logger().warn({ err: error }, "a reader of events failed");
      }
    }
  }

  tellFacts(conversation_id: string, facts: WireEvent[]): void {
    for (const fact of facts) {
      // The end of an earlier answer may come when the next one is being written already.
      const ended = fact.type === "message_complete" ? fact.data.message_id : null;
      if (ended !== null && this.#texts.get(conversation_id)?.().message_id === ended)
        this.#texts.delete(conversation_id);
      this.tell(conversation_id, fact);
      for (const event of this.#elsewhere?.heed(conversation_id, fact) ?? []) this.tell(conversation_id, event);
    }
  }

  tellSnapshot(conversation_id: string): void {
    for (const event of this.snapshot(conversation_id)) this.tell(conversation_id, event);
  }
}
