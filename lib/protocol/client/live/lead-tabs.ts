import type { WireEvent } from "../../events.ts";
import type { LineEnd } from "./line.ts";
import { readSse } from "./read-sse.ts";
import { openTabChannel, type TabMessage, type TabWant } from "./tab-channel.ts";

/** The server takes so many conversations in one stream. */
const MAX_CONVERSATIONS = 20;
/** How long tabs have to answer a roll call. */
const ROLL_MS = 100;
/** A line that stayed silent in so many roll calls is gone. */
const SILENT_ROLLS = 2;
/** How often other tabs are told that the stream is alive, at most. */
const HEARD_MS = 5_000;

interface Present extends TabWant {
  /** The roll call it answered last. */
  roll: number;
}

/** Reads one stream for all tabs until `signal` is aborted. A new line makes it call the roll and open the stream anew. */
export function leadTabs(signal: AbortSignal): Promise<void> {
  const leader = new TabLeader();
  return new Promise((resolve) => {
    const stop = () => {
      leader.stop();
      resolve();
    };
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop);
  });
}

class TabLeader {
  readonly #present = new Map<string, Present>();
  readonly #channel = openTabChannel((message) => this.#hear(message));
  /** The lines that the stream at hand was opened for. */
  #served = new Set<string>();
  #stream = new AbortController();
  #roll = 0;
  #rolling: ReturnType<typeof setTimeout> | null = null;
  #heardAt = 0;

  constructor() {
    this.#callRoll();
  }

  stop(): void {
    if (this.#rolling !== null) clearTimeout(this.#rolling);
    this.#stream.abort();
    this.#channel.close();
  }

  #callRoll(): void {
    this.#roll += 1;
    this.#rolling = setTimeout(() => this.#open(), ROLL_MS);
    this.#channel.post({ kind: "roll_call" });
  }

  #hear(message: TabMessage): void {
    if (message.kind === "want") {
      const { kind: _, ...want } = message;
      this.#present.set(want.line, { ...want, roll: this.#roll });
      if (this.#rolling === null && !this.#served.has(want.line)) this.#callRoll();
    } else if (message.kind === "leave") {
      this.#present.delete(message.line);
      if (this.#present.size === 0) this.#stream.abort();
    }
  }

  #open(): void {
    this.#rolling = null;
    this.#stream.abort();
    for (const { line, roll } of this.#present.values())
      if (this.#roll - roll >= SILENT_ROLLS) this.#present.delete(line);
    const { taken, left } = takeRoom([...this.#present.values()]);
    for (const { line } of left) {
      this.#present.delete(line);
      this.#channel.post({ kind: "no_room", line });
    }
    this.#served = new Set(taken.map(({ line }) => line));
    if (taken.length === 0) return;
    this.#stream = new AbortController();
    void this.#read(taken, this.#stream.signal);
  }

  async #read(wants: TabWant[], ended: AbortSignal): Promise<void> {
    const lines = wants.map(({ line }) => line);
    const end = await readSse({
      path: `/v1/events?${placesOf(wants)}`,
      signal: ended,
      onOpen: () => this.#channel.post({ kind: "open", lines }),
      onHeard: () => this.#sayHeard(),
      onEvent: (event, id) => this.#pass(event, id.split(":")[0] ?? "", wants),
    });
    if (!ended.aborted) this.#end(lines, end);
  }

  #pass(event: WireEvent, conversation_id: string, wants: TabWant[]): void {
    const lines = wants.filter((want) => want.conversation_id === conversation_id).map(({ line }) => line);
    if (isMissing(event)) {
      this.#end(lines, { kind: "final", state: "gone" });
      return;
    }
    // A greeting speaks to those who asked for this stream; another tab may know of newer facts already.
    const isGreeting = event.type === "connection_status";
    this.#channel.post({ kind: "event", conversation_id, event, lines: isGreeting ? lines : null });
  }

  #end(lines: string[], end: LineEnd): void {
    for (const line of lines) this.#present.delete(line);
    this.#channel.post({ kind: "ended", lines, end });
  }

  #sayHeard(): void {
    if (Date.now() - this.#heardAt < HEARD_MS) return;
    this.#heardAt = Date.now();
    this.#channel.post({ kind: "heard" });
  }
}

/** The lines that fit into one stream, and those that do not. */
function takeRoom(wants: Present[]): { taken: Present[]; left: Present[] } {
  const ids = [...new Set(wants.map(({ conversation_id }) => conversation_id))].slice(0, MAX_CONVERSATIONS);
  const fits = (want: Present) => ids.includes(want.conversation_id);
  return { taken: wants.filter(fits), left: wants.filter((want) => !fits(want)) };
}

/** Each conversation once, from the earliest place that any of its lines is at; the others know how to skip. */
function placesOf(wants: TabWant[]): URLSearchParams {
  const places = new Map<string, number>();
  for (const { conversation_id, last_seq } of wants)
    places.set(conversation_id, Math.min(last_seq, places.get(conversation_id) ?? last_seq));
  return new URLSearchParams([...places].map(([id, seq]) => ["conversation", `${id}:${seq}`]));
}

const isMissing = (event: WireEvent): boolean => event.type === "error" && event.data.error_code === "NOT_FOUND";
