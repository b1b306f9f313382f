import type { TextEvent } from "../elsewhere.ts";

type Channel = TextEvent["type"];

/** Attempts that one holder of a run's lease has (see agents/engine/prepare-frame.ts): its fence says where they begin. */
const ATTEMPTS_PER_CLAIM = 1000;

/** The text so far of a run as the database has it. */
export interface Draft {
  message_id: string;
  fence: number;
  text: string;
}

/**
 * What another process writes into a conversation, as far as this one's readers were told: a late reader gets its text
 * from here. It lets through only what continues what it knows, so a reader's text never gets a hole.
 */
export class RemoteText {
  readonly message_id: string;
  /** First hand: it comes from the producer itself, without a break, and not from drafts of the database. */
  readonly #texts: Record<Channel, { text: string; attempt: number; isFirstHand: boolean }> = {
    content_stream: { text: "", attempt: 0, isFirstHand: true },
    reasoning_stream: { text: "", attempt: 0, isFirstHand: true },
  };
  #heardAt = Date.now();
  #claim = { fence: 0, first: "" };

  constructor(message_id: string) {
    this.message_id = message_id;
  }

  /** Whether nothing came for a while, so that the database may know more. */
  isQuiet(milliseconds: number): boolean {
    return Date.now() - this.#heardAt > milliseconds;
  }

  /** The connection to the producer was lost: what comes next must begin with a snapshot. */
  doubt(): void {
    this.#texts.content_stream.isFirstHand = false;
    this.#texts.reasoning_stream.isFirstHand = false;
  }

  /** Lays a producer's event over what is known: `told` for one to hand on, `gap` when something before it is missing. */
  hear({ type, data }: TextEvent, isSnapshot: boolean): "told" | "old" | "gap" {
    const known = this.#texts[type];
    if (data.attempt < known.attempt) return "old";
    const isWhole = data.offset === 0 && (isSnapshot || data.attempt > known.attempt);
    if (!known.isFirstHand && !isWhole) return "gap";
    if (data.offset > known.text.length) return "gap";
    this.#heardAt = Date.now();
    known.isFirstHand = true;
    if (data.attempt > known.attempt) known.text = known.text.slice(0, data.offset) + data.content_delta;
    else known.text += data.content_delta.slice(known.text.length - data.offset);
    known.attempt = data.attempt;
    return "told";
  }

  /**
   * Takes a draft from the database; answers what readers must be told. The draft says of which lease it is but not of
   * which attempt, so a text that does not continue the known one counts as the next attempt: never above the producer's
   * own, whose snapshot therefore replaces it.
   */
  takeDraft({ fence, text }: Draft): TextEvent[] {
    if (!this.#isOwn(fence, text)) return [];
    const known = this.#texts.content_stream;
    const first = (fence - 1) * ATTEMPTS_PER_CLAIM;
    if (known.attempt < first) return this.#replace(text, first);
    if (known.text.startsWith(text)) return [];
    this.doubt();
    if (!text.startsWith(known.text)) return this.#replace(text, known.attempt + 1);
    const offset = known.text.length;
    known.text = text;
    return [this.#event("content_stream", text.slice(offset), offset)];
  }

  /** The text so far as events from offset 0. */
  snapshot(): TextEvent[] {
    const { content_stream: content, reasoning_stream: reasoning } = this.#texts;
    const isThought = reasoning.text !== "" || reasoning.attempt > 0;
    return [
      ...(isThought ? [this.#event("reasoning_stream", reasoning.text, 0)] : []),
      this.#event("content_stream", content.text, 0),
    ];
  }

  /** After a change of hands the saved text is the predecessor's until it changes. */
  #isOwn(fence: number, text: string): boolean {
    if (this.#claim.fence !== fence) this.#claim = { fence, first: text };
    return fence === 1 || text !== this.#claim.first;
  }

  #replace(text: string, attempt: number): TextEvent[] {
    this.doubt();
    Object.assign(this.#texts.content_stream, { text, attempt });
    return [this.#event("content_stream", text, 0)];
  }

  #event(type: Channel, content_delta: string, offset: number): TextEvent {
    const { message_id } = this;
    const delta = { message_id, content_delta, offset, attempt: this.#texts[type].attempt };
    const timestamp = new Date().toISOString();
    if (type === "reasoning_stream") return { type, data: delta, timestamp };
    return { type, data: { ...delta, is_complete: false }, timestamp };
  }
}
