import type { EventData } from "../protocol/events.ts";

const BREAK = "\n\n";
const AGAIN = "> …";

/**
 * Makes of a run's text, which may be taken back and written anew, words that only ever follow each other, with lines in
 * between for what was done. Without such lines they are the stored answer, byte for byte, unless a part was taken back.
 */
export class AnswerText {
  readonly #say: (text: string) => void;
  /** The run's text as told so far. */
  #told = "";
  /** The run's text now, where it was taken back behind what was told; null while both go along. */
  #anew: { text: string; from: number } | null = null;
  #attempt = 0;
  /** What was said last, for the blank lines around a line. */
  #tail = "";
  #isAfterLine = false;

  constructor(say: (text: string) => void) {
    this.#say = say;
  }

  /** Takes a piece of the text, as it is streamed. */
  take({
    content_delta,
    offset,
    attempt,
  }: Pick<EventData<"content_stream">, "content_delta" | "offset" | "attempt">): void {
    if (attempt < this.#attempt) return;
    this.#attempt = attempt;
    const now = this.#anew?.text ?? this.#told;
    // A piece that was missed is in the whole text, which comes at the end.
    if (offset > now.length) return;
    const text = now.slice(0, offset) + content_delta;
    const isForward = this.#anew === null && offset === now.length;
    if (isForward) this.#follow(text);
    else this.#catchUp(text, this.#anew?.from ?? offset);
  }

  /** Takes the whole text, as it is stored. */
  finish(whole: string): void {
    this.#catchUp(whole, this.#anew?.from ?? commonLength(this.#told, whole));
  }

  /** Says a line that is no part of the text. */
  line(line: string): void {
    this.#out(`${this.#gap()}${line}${BREAK}`);
    this.#isAfterLine = true;
  }

  /** The text goes on from what was told of it; where it was taken back, once it is past that point, or differs. */
  #catchUp(text: string, from: number): void {
    if (text.startsWith(this.#told)) {
      this.#follow(text);
      this.#anew = null;
    } else if (this.#told.startsWith(text)) {
      this.#anew = { text, from };
    } else {
      this.line(AGAIN);
      this.#told = text.slice(0, from);
      this.#follow(text);
      this.#anew = null;
    }
  }

  #follow(text: string): void {
    const more = text.slice(this.#told.length);
    this.#told = text;
    // The run sets its steps apart by a blank line; a line of ours has one already.
    const said = this.#isAfterLine ? more.replace(/^\n+/, "") : more;
    if (said === "") return;
    this.#isAfterLine = false;
    this.#out(said);
  }

  #gap(): string {
    if (this.#tail === "" || this.#tail.endsWith(BREAK)) return "";
    return this.#tail.endsWith("\n") ? "\n" : BREAK;
  }

  #out(text: string): void {
    this.#tail = `${this.#tail}${text}`.slice(-2);
    this.#say(text);
  }
}

function commonLength(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  const isInsidePair = /[\udc00-\udfff]/.test(other[length] ?? "");
  return isInsidePair ? length - 1 : length;
}
