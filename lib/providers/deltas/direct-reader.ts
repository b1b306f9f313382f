import type { TextChannel, TextListener } from "./direct-text.ts";
import { readTextDelta, type TextDelta } from "./text-delta.ts";

const THOUGHT_TAG = "<think>";

/**
 * Takes the plain words out of an OpenAI-style event stream and tells them at once; what else there is stays for the
 * provider package. As soon as an event mixes words with something else (token counts, log probabilities), everything
 * from it on is left to the package, so that no word overtakes another.
 */
export class DirectReader {
  readonly #tell: TextListener;
  /** The begin of an answer that may turn out to be a thought written into the text. */
  #held: { texts: string[]; events: string[] } | null;
  #isOpen = true;

  /** With `thoughts_in_text`, an answer that begins with `<think>` is left to the package, which sorts it. */
  constructor(tell: TextListener, thoughts_in_text: boolean) {
    this.#tell = tell;
    this.#held = thoughts_in_text ? { texts: [], events: [] } : null;
  }

  /** Whole events in; what the package must see out. */
  push(stream: string): string {
    if (!this.#isOpen) return stream;
    let rest = "";
    let run: { channel: TextChannel; texts: string[] } | null = null;
    const flush = () => {
      if (run) this.#tell(run.channel, run.texts.join(""));
      run = null;
    };
    for (const event of stream.split("\n\n")) {
      if (event === "") continue;
      const delta = this.#isOpen ? readTextDelta(event) : undefined;
      if (!delta || (delta.choice.index ?? 0) !== 0) {
        if (this.#isOpen && hasWords(event)) rest += this.#close();
        if (isEnd(event)) this.end();
        rest += `${event}\n\n`;
        continue;
      }
      const channel = channelOf(delta);
      const text = this.#hold(channel, delta.text, event);
      if (text === null) continue;
      if (!this.#isOpen) {
        flush();
        rest += text;
        continue;
      }
      if (run === null || run.channel !== channel) {
        flush();
        run = { channel, texts: [] };
      }
      run.texts.push(text);
    }
    flush();
    return rest;
  }

  /** The answer is over: what was held is told after all. */
  end(): void {
    const held = this.#held?.texts.join("") ?? "";
    this.#held = null;
    if (held !== "" && this.#isOpen) this.#tell("text", held);
  }

  /** The words to tell now; null while they are held. When they begin with a thought, the events for the package instead. */
  #hold(channel: TextChannel, delta: string, event: string): string | null {
    if (!this.#held || channel === "reasoning") return delta;
    this.#held.texts.push(delta);
    this.#held.events.push(event);
    const begin = this.#held.texts.join("").trimStart();
    if (begin.startsWith(THOUGHT_TAG)) return this.#close();
    if (THOUGHT_TAG.startsWith(begin)) return null;
    const text = this.#held.texts.join("");
    this.#held = null;
    return text;
  }

  /** From here on the package reads everything, beginning with what was held. */
  #close(): string {
    this.#isOpen = false;
    const held = this.#held?.events ?? [];
    this.#held = null;
    return held.map((event) => `${event}\n\n`).join("");
  }
}

const channelOf = ({ channel }: TextDelta): TextChannel => (channel === "content" ? "text" : "reasoning");

const isEnd = (event: string): boolean => /"finish_reason"\s*:\s*"/.test(event);

/** Whether an event that is no plain delta carries words all the same. */
const hasWords = (event: string): boolean => /"(?:content|reasoning_content|reasoning)"\s*:\s*"(?!")/.test(event);
