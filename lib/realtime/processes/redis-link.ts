import { logger } from "../../core/log/logger.ts";
import { type RedisConnection, reasonOf } from "../redis.ts";
import { Outbox } from "./outbox.ts";
import { type ProcessMessage, packMessages, unpackMessages } from "./process-message.ts";

/** Between two beats while something goes on, and while nothing does. */
const BEAT_MS = 3_000;
const IDLE_BEAT_MS = 15_000;
/** A beat that is not heard in this time was lost. */
const ECHO_MS = 2_000;
const RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 5_000;

export const EVERYONE = "all";

export interface LinkOptions {
  connection: RedisConnection;
  /** Begins every channel's name: installations that share a Redis do not hear each other. */
  prefix: string;
  process_id: string;
  onMessages: (from: string, items: ProcessMessage[]) => void;
  onUp: () => void;
  onDown: () => void;
  /** A process that hears nothing any more. */
  onGone: (process_id: string) => void;
  /** Whether a lost connection would be missed right now. */
  isBusy: () => boolean;
}

/**
 * This process's place among the others: it hears what is said to everyone and to itself, and knows whether that works,
 * because it hears its own beats. When it does not, it says so once, drops what is said, and comes back by itself.
 */
export class RedisLink {
  readonly #options: LinkOptions;
  readonly #outbox: Outbox;
  #state: "stopped" | "connecting" | "up" | "resting" = "stopped";
  #unsubscribe: (() => void)[] = [];
  #timer: NodeJS.Timeout | undefined;
  #beat = 0;
  #beatAt = 0;
  #heard = new Set<string>();
  #failures = 0;

  constructor(options: LinkOptions) {
    this.#options = options;
    this.#outbox = new Outbox({
      pack: (items) => packMessages(options.process_id, items),
      publish: (messages) => options.connection.publish(messages),
      onUnheard: (channel) => options.onGone(channel.slice(options.prefix.length)),
      onFailure: (error) => this.#fail(reasonOf(error)),
    });
  }

  get isUp(): boolean {
    return this.#state === "up";
  }

  /** It should be up and is not. */
  get isMissed(): boolean {
    return this.#state !== "up" && this.#state !== "stopped";
  }

  /** It was tried, and it did not work. */
  get isFailing(): boolean {
    return this.#failures > 0;
  }

  start(): void {
    if (this.#state === "stopped") this.#connect();
  }

  stop(): void {
    this.#disconnect();
    this.#state = "stopped";
  }

  /** Says something to one process or to {@link EVERYONE}; lost when the link is down. */
  send(to: string, item: ProcessMessage): void {
    if (this.#state === "up") this.#outbox.add(this.#options.prefix + to, JSON.stringify(item));
  }

  /** Something begins that would miss a lost connection: makes sure soon that there is one. */
  wake(): void {
    if (this.#state !== "up" || Date.now() - this.#beatAt < BEAT_MS) return;
    this.#sendBeat();
  }

  /** Says something without being part of it: for a process that lives as long as a request. */
  post(item: ProcessMessage): void {
    const { connection, prefix, process_id } = this.#options;
    const message = packMessages(process_id, [JSON.stringify(item)]);
    connection.publish([{ channel: prefix + EVERYONE, message }]).catch(() => undefined);
  }

  #connect(): void {
    this.#state = "connecting";
    this.#heard.clear();
    const { connection, prefix, process_id } = this.#options;
    const channels = [EVERYONE, process_id];
    const open = new Set<string>();
    this.#unsubscribe = channels.map((channel) =>
      connection.subscribe(prefix + channel, {
        onOpen: () => {
          open.add(channel);
          if (open.size === channels.length) this.#sendBeat();
        },
        onMessage: (message) => this.#hear(channel, message),
        onEnd: (reason) => this.#fail(reason),
      }),
    );
  }

  #disconnect(): void {
    clearTimeout(this.#timer);
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
    this.#unsubscribe = [];
    this.#outbox.clear();
  }

  /** Sends a beat through both channels; the next one follows when it was heard on both. */
  #sendBeat(): void {
    this.#beat += 1;
    this.#beatAt = Date.now();
    this.#heard.clear();
    const beat = JSON.stringify({ kind: "beat", count: this.#beat });
    const { prefix, process_id } = this.#options;
    for (const to of [EVERYONE, process_id]) this.#outbox.add(prefix + to, beat);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#fail("no answer in time"), ECHO_MS);
  }

  #hear(channel: string, message: unknown): void {
    const { process_id } = this.#options;
    const said = unpackMessages(message);
    if (!said) return;
    if (said.from !== process_id) {
      if (this.#state === "up") this.#options.onMessages(said.from, said.items);
      return;
    }
    if (!said.items.some((item) => item.kind === "beat" && item.count === this.#beat)) return;
    this.#heard.add(channel);
    if (this.#heard.size < 2) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#sendBeat(), this.#options.isBusy() ? BEAT_MS : IDLE_BEAT_MS);
    if (this.#state === "connecting") this.#rise();
  }

  #rise(): void {
    this.#state = "up";
    if (this.#failures > 0) logger().info("Redis answers again: events go between processes as before");
    this.#failures = 0;
    this.#options.onUp();
  }

  #fail(reason: string): void {
    if (this.#state === "stopped" || this.#state === "resting") return;
    const wasUp = this.#state === "up";
    this.#disconnect();
    this.#state = "resting";
    if (this.#failures === 0) {
      logger().warn({ reason }, "Redis cannot be reached: readers look into the database until it answers");
    }
    this.#failures += 1;
    const rest = Math.min(LONGEST_RETRY_MS, RETRY_MS * 1.5 ** (this.#failures - 1)) * (0.8 + Math.random() * 0.4);
    this.#timer = setTimeout(() => this.#connect(), rest);
    if (wasUp) this.#options.onDown();
  }
}
