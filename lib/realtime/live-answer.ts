import { DeltaGatherer } from "./delta-gatherer.ts";
import { hub, type LiveText } from "./hub.ts";

/** The texts of a message while they are written: one producer, told to every reader with offset and attempt. */
export class LiveAnswer {
  readonly #conversation_id: string;
  readonly #message_id: string;
  readonly #content = new DeltaGatherer((delta) => this.#tell("content_stream", delta));
  readonly #thought = new DeltaGatherer((delta) => this.#tell("reasoning_stream", delta));
  #text: string;
  #reasoning = "";
  #told = { content_stream: 0, reasoning_stream: 0 };
  #attempt: number;

  /** `text` is what earlier steps wrote. */
  constructor(conversation_id: string, message_id: string, text: string, attempt: number) {
    this.#conversation_id = conversation_id;
    this.#message_id = message_id;
    this.#text = text;
    this.#attempt = attempt;
    this.#told.content_stream = text.length;
    hub().setLiveText(conversation_id, () => this.#toldSoFar());
  }

  get text(): string {
    return this.#text;
  }

  get reasoning(): string {
    return this.#reasoning;
  }

  get attempt(): number {
    return this.#attempt;
  }

  addText(delta: string): void {
    this.#text += delta;
    this.#content.add(delta);
  }

  addReasoning(delta: string): void {
    this.#reasoning += delta;
    this.#thought.add(delta);
  }

  /** Takes the text back to a length: what follows belongs to a new attempt and replaces what readers have. */
  rewind(length: number): void {
    this.flush();
    if (this.#text.length === length) return;
    this.#attempt += 1;
    this.#text = this.#text.slice(0, length);
    this.#told.content_stream = length;
    this.#tell("content_stream", "");
  }

  flush(): void {
    this.#content.flush();
    this.#thought.flush();
  }

  /** Ends the stream; the message's completion follows as a fact. */
  close(): void {
    this.#content.stop();
    this.#thought.stop();
  }

  /** Forgets the text: the run is over. */
  drop(): void {
    this.close();
    hub().setLiveText(this.#conversation_id, null);
  }

  #toldSoFar(): LiveText {
    return {
      message_id: this.#message_id,
      text: this.#text.slice(0, this.#told.content_stream),
      reasoning: this.#reasoning.slice(0, this.#told.reasoning_stream),
      attempt: this.#attempt,
    };
  }

  #tell(type: "content_stream" | "reasoning_stream", delta: string): void {
    const offset = this.#told[type];
    this.#told[type] += delta.length;
    const data = { message_id: this.#message_id, content_delta: delta, offset, attempt: this.#attempt };
    if (type === "content_stream")
      hub().publishDelta(this.#conversation_id, { type, data: { ...data, is_complete: false } });
    else hub().publishDelta(this.#conversation_id, { type, data });
  }
}
