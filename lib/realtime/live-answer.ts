import { DeltaGatherer } from "./delta-gatherer.ts";
import { hub, type LiveText } from "./hub.ts";

type Channel = "content_stream" | "reasoning_stream";

export interface LiveAnswerStart {
  conversation_id: string;
  message_id: string;
  /** What finished steps wrote. */
  text: string;
  reasoning: string;
  /** Above every attempt a reader may have seen. */
  attempt: number;
}

/** A place in an answer to go back to. */
export interface AnswerMark {
  text: number;
  reasoning: number;
}

/** The texts of a message while they are written: one producer, told to every reader with offset and attempt. */
export class LiveAnswer {
  readonly #start: LiveAnswerStart;
  readonly #forget: () => void;
  readonly #gather = {
    content_stream: new DeltaGatherer((delta) => this.#tell("content_stream", delta)),
    reasoning_stream: new DeltaGatherer((delta) => this.#tell("reasoning_stream", delta)),
  };
  readonly #texts: Record<Channel, string>;
  #told: Record<Channel, number>;
  #attempt: number;

  constructor(start: LiveAnswerStart) {
    this.#start = start;
    this.#attempt = start.attempt;
    this.#texts = { content_stream: start.text, reasoning_stream: start.reasoning };
    this.#told = { content_stream: start.text.length, reasoning_stream: start.reasoning.length };
    this.#forget = hub().setLiveText(start.conversation_id, () => this.#toldSoFar());
    // Readers of an earlier attempt, cut off by a crash, may hold text that nobody will finish.
    if (start.attempt > 0) hub().publishSnapshot(start.conversation_id);
  }

  get text(): string {
    return this.#texts.content_stream;
  }

  get reasoning(): string {
    return this.#texts.reasoning_stream;
  }

  get mark(): AnswerMark {
    return { text: this.text.length, reasoning: this.reasoning.length };
  }

  addText(delta: string): void {
    this.#texts.content_stream += delta;
    this.#gather.content_stream.add(delta);
  }

  addReasoning(delta: string): void {
    this.#texts.reasoning_stream += delta;
    this.#gather.reasoning_stream.add(delta);
  }

  /** Goes back to a mark: what follows belongs to a new attempt and replaces what readers have. */
  rewind(mark: AnswerMark): void {
    this.#attempt += 1;
    this.#cut("content_stream", mark.text);
    this.#cut("reasoning_stream", mark.reasoning);
  }

  flush(): void {
    this.#gather.content_stream.flush();
    this.#gather.reasoning_stream.flush();
  }

  /** Ends the stream; the message's completion follows as a fact. */
  close(): void {
    this.#gather.content_stream.stop();
    this.#gather.reasoning_stream.stop();
  }

  /** Forgets the text: the run is over. */
  drop(): void {
    this.close();
    this.#forget();
  }

  #cut(channel: Channel, length: number): void {
    this.#gather[channel].drop();
    this.#texts[channel] = this.#texts[channel].slice(0, length);
    // What was told reaches at most to the mark, or the mark was never told in full: then the rest of it goes out now.
    this.#told[channel] = Math.min(this.#told[channel], length);
    this.#tell(channel, this.#texts[channel].slice(this.#told[channel]));
  }

  #toldSoFar(): LiveText {
    return {
      message_id: this.#start.message_id,
      text: this.text.slice(0, this.#told.content_stream),
      reasoning: this.reasoning.slice(0, this.#told.reasoning_stream),
      attempt: this.#attempt,
    };
  }

  #tell(channel: Channel, content_delta: string): void {
    const offset = this.#told[channel];
    this.#told[channel] += content_delta.length;
    const { message_id } = this.#start;
    const delta = { message_id, content_delta, offset, attempt: this.#attempt };
    const { conversation_id } = this.#start;
    if (channel === "reasoning_stream") hub().publishDelta(conversation_id, { type: channel, data: delta });
    else hub().publishDelta(conversation_id, { type: channel, data: { ...delta, is_complete: false } });
  }
}
