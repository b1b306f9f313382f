import type { Actor } from "../core/actor.ts";
import { logger } from "../core/log/logger.ts";
import { singleton } from "../core/process/singleton.ts";
import type { Fact, WireEvent } from "../protocol/events.ts";
import { isTerminal } from "../protocol/view.ts";
import { type ConnectionStatus, connectionStatus } from "./connection-status.ts";
import { ConversationReader } from "./conversation-reader.ts";
import { SSE_KEEP_ALIVE } from "./encode-sse.ts";
import { isGone, tellsOfDeletion } from "./is-gone.ts";

const KEEP_ALIVE_MS = 15_000;

/** One conversation in a stream. */
export interface FeedPart {
  conversation_id: string;
  /** The facts after this one are told. */
  last_seq: number;
  /** The newest fact there is. */
  newest: number;
  /** The facts after `last_seq` where the caller has just written them: nothing is read then. */
  facts?: Fact[];
}

export interface FeedOptions {
  actor: Actor;
  signal: AbortSignal;
  /** `last_seq` is that of the newest fact told. */
  encode: (event: WireEvent, conversation_id: string, last_seq: number) => Uint8Array;
  /** End the stream when this run has ended. */
  run_id?: string | undefined;
  /** Told once when the stream has ended, whatever ended it. */
  over?: (() => void) | undefined;
}

/** The SSE streams that this process has open. */
export const openFeeds = (): Set<EventFeed> => singleton("event_feeds", () => new Set<EventFeed>());

interface Channel {
  conversation_id: string;
  last_seq: number;
  status: ConnectionStatus;
  reader: ConversationReader;
}

/** Feeds one stream with the events of its conversations. Whatever ends it, nothing of it stays behind. */
export class EventFeed {
  readonly #options: FeedOptions;
  readonly #channels: Channel[];
  readonly #hello: [Channel, WireEvent, Fact[]?][];
  readonly #end = () => this.close();
  #controller: ReadableStreamDefaultController<Uint8Array> | null = null;
  #keepAlive: NodeJS.Timeout | undefined;

  constructor(parts: FeedPart[], options: FeedOptions) {
    this.#options = options;
    this.#channels = parts.map((part) => this.#channelOf(part));
    this.#hello = this.#channels.map((channel, index) => {
      const { newest, facts } = parts[index] ?? {};
      return [channel, channel.status("connected", newest), facts];
    });
    openFeeds().add(this);
  }

  /** `first` is sent before all events, as it is. */
  start(controller: ReadableStreamDefaultController<Uint8Array>, first: Uint8Array[] = []): void {
    this.#controller = controller;
    this.#keepAlive = setInterval(() => this.#controller?.enqueue(SSE_KEEP_ALIVE), KEEP_ALIVE_MS);
    this.#options.signal.addEventListener("abort", this.#end);
    for (const bytes of first) controller.enqueue(bytes);
    for (const [channel, event, facts] of this.#hello) {
      this.#emit(channel, event);
      if (facts) channel.reader.startWith(facts);
    }
    if (this.#options.signal.aborted) this.close();
  }

  /** A read that fails ends the stream, so that the client comes back with its last number. */
  async pull(): Promise<void> {
    try {
      for (const { reader } of this.#channels) {
        // What is not read is not added to: the next pull goes on here.
        if ((this.#controller?.desiredSize ?? 0) <= 0) return;
        await reader.catchUp();
      }
    } catch (error) {
      logger().warn({ err: error }, "an event stream ended because its facts could not be read");
      this.close();
    }
  }

  /** Lets go of everything the stream holds; safe to call again. */
  release(): void {
    this.#controller = null;
    clearInterval(this.#keepAlive);
    this.#options.signal.removeEventListener("abort", this.#end);
    for (const { reader } of this.#channels) reader.close();
    if (openFeeds().delete(this)) this.#options.over?.();
  }

  close(): void {
    const controller = this.#controller;
    this.release();
    controller?.close();
  }

  /** Says goodbye before the process ends. */
  sayClosing(): void {
    for (const channel of this.#channels) this.#emit(channel, channel.status("closing"));
    this.close();
  }

  #channelOf({ conversation_id, last_seq }: FeedPart): Channel {
    const channel: Channel = {
      conversation_id,
      last_seq,
      status: connectionStatus(this.#options.actor, conversation_id),
      reader: new ConversationReader(conversation_id, last_seq, (event) => this.#emit(channel, event)),
    };
    return channel;
  }

  #emit(channel: Channel, event: WireEvent): boolean {
    if (!this.#controller) return false;
    channel.last_seq = event.seq ?? channel.last_seq;
    this.#controller.enqueue(this.#options.encode(event, channel.conversation_id, channel.last_seq));
    if (endsRun(event, this.#options.run_id)) queueMicrotask(this.#end);
    if (tellsOfDeletion(event)) void this.#closeIfGone(channel.conversation_id);
    return (this.#controller.desiredSize ?? 0) > 0;
  }

  async #closeIfGone(conversation_id: string): Promise<void> {
    if (await isGone(this.#options.actor, conversation_id)) this.close();
  }
}

const endsRun = (event: WireEvent, run_id: string | undefined): boolean =>
  event.type === "run_status" && event.data.run_id === run_id && isTerminal(event.data.status);
