import type { Fact, WireEvent } from "../protocol/events.ts";

/** A piece of a text that is being written. */
export type TextEvent = Extract<WireEvent, { type: "content_stream" | "reasoning_stream" }>;

/** The other processes, as a hub sees them. Nothing here waits, and nothing here fails. */
export interface Elsewhere {
  /** A conversation has readers here, or has none any more. */
  watch: (conversation_id: string) => void;
  unwatch: (conversation_id: string) => void;
  sendFacts: (conversation_id: string, facts: Fact[]) => void;
  sendText: (conversation_id: string, event: TextEvent) => void;
  sendSnapshot: (conversation_id: string) => void;
  /** The text so far of a run that another process executes, as far as readers here were told. */
  snapshot: (conversation_id: string) => TextEvent[];
  /** Readers here were told a fact; answers what they must be told after it. */
  heed: (conversation_id: string, fact: WireEvent) => TextEvent[];
  /** Something goes on that others may want to hear of, until the answer is called. */
  hold: () => () => void;
  /** Begins to carry announcements; a process that `stays` also takes part while nothing goes on in it. */
  start: (stays: boolean) => void;
  stop: () => void;
  /** In words, for the health page. */
  readonly state: string;
}
