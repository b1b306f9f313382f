import { Redis, type Requester, type UpstashRequest, type UpstashResponse } from "@upstash/redis";
import { z } from "zod";

/** A publish, or any other command, that takes longer counts as failed. */
const PUBLISH_MS = 1_500;
/** The same for the first byte of a subscription. */
const SUBSCRIBE_MS = 3_000;
/** A line without an end that is longer than this is no message of ours. */
const MAX_LINE = 4 * 1024 * 1024;

export interface RedisMessage {
  channel: string;
  message: string;
}

/** Redis as this product needs it: a way to publish several messages at once, and channels to hear. */
export interface RedisConnection {
  /** Publishes in one request; answers how many heard each message. */
  publish: (messages: RedisMessage[]) => Promise<number[]>;
  /** Hears a channel until the answer is called. `onOpen` when Redis has taken it, `onEnd` once when it is over, whatever the reason. */
  subscribe: (channel: string, on: SubscriptionEvents) => () => void;
}

export interface SubscriptionEvents {
  onOpen: () => void;
  onMessage: (message: unknown) => void;
  onEnd: (reason: string) => void;
}

/** Redis' commands, each with an answer or an error in time. */
export const redisCommands = (url: string, token: string): Redis =>
  new Redis({
    url,
    token,
    retry: { retries: 0 },
    signal: () => AbortSignal.timeout(PUBLISH_MS),
    enableTelemetry: false,
    readYourWrites: false,
    automaticDeserialization: false,
  });

/** Opens nothing yet: each call is a request of its own over HTTP. */
export function connectRedis(url: string, token: string): RedisConnection {
  const commands = redisCommands(url, token);
  return {
    publish: async (messages) => {
      const pipeline = commands.pipeline();
      for (const { channel, message } of messages) pipeline.publish(channel, message);
      return z.array(z.coerce.number()).parse(await pipeline.exec());
    },
    subscribe: (channel, on) => subscribe(url, token, channel, on),
  };
}

function subscribe(url: string, token: string, channel: string, on: SubscriptionEvents): () => void {
  const stop = new AbortController();
  let isOver = false;
  const end = (reason: string) => {
    if (isOver) return;
    isOver = true;
    clearTimeout(late);
    stop.abort();
    on.onEnd(reason);
  };
  const late = setTimeout(end, SUBSCRIBE_MS, "no answer in time");
  const subscriber = new Redis(new StreamRequester(url, token, stop.signal, end)).subscribe<unknown>(channel);
  subscriber.on("subscribe", () => {
    clearTimeout(late);
    if (!isOver) on.onOpen();
  });
  subscriber.on("message", ({ message }) => isOver || on.onMessage(message));
  subscriber.on("error", (error) => end(reasonOf(error)));
  return () => {
    isOver = true;
    clearTimeout(late);
    stop.abort();
  };
}

/** The client's own requester does not tell when a subscription is over, and writes to the console; this one tells. */
class StreamRequester implements Requester {
  readonly #url: string;
  readonly #token: string;
  readonly #signal: AbortSignal;
  readonly #end: (reason: string) => void;

  constructor(url: string, token: string, signal: AbortSignal, end: (reason: string) => void) {
    this.#url = url.replace(/\/$/, "");
    this.#token = token;
    this.#signal = signal;
    this.#end = end;
  }

  async request<T>({ path = [], headers, onMessage }: UpstashRequest): Promise<UpstashResponse<T>> {
    const response = await fetch([this.#url, ...path.map(encodeURIComponent)].join("/"), {
      method: "POST",
      headers: { authorization: `Bearer ${this.#token}`, ...headers },
      cache: "no-store",
      signal: this.#signal,
    });
    if (!response.ok || !response.body) throw new Error(`HTTP ${response.status}`);
    readLines(response.body, (line) => line.startsWith("data: ") && onMessage?.(line.slice(6))).then(
      () => this.#end("the stream ended"),
      (error: unknown) => this.#end(reasonOf(error)),
    );
    // The client asks for some result where there is nothing to give.
    const result: T = JSON.parse("1");
    return { result };
  }
}

async function readLines(body: ReadableStream<Uint8Array>, onLine: (line: string) => void): Promise<void> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const bytes of body) {
    const lines = (rest + decoder.decode(bytes, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    if (rest.length > MAX_LINE) throw new Error("a line is too long");
    for (const line of lines) onLine(line.replace(/\r$/, ""));
  }
}

/** Why a call failed, without what was sent: the client's errors quote the command, and that holds people's words. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  const { cause } = error;
  if (typeof cause === "object" && cause !== null && "code" in cause) return String(cause.code);
  if (error.name === "TimeoutError" || error.name === "AbortError") return "no answer in time";
  return error.message.split(", command was")[0]?.slice(0, 200) ?? error.name;
}
