import { DirectReader } from "./direct-reader.ts";
import { textListenerOf } from "./direct-text.ts";
import { readTextDelta, type TextDelta, writeTextDelta } from "./text-delta.ts";

/** An event longer than this without its end is passed on in pieces instead of being gathered. */
const MAX_PENDING_CHARS = 4_000_000;

interface MergeOptions {
  /** Called with the bytes of each network read; may throw to end the answer. */
  count?: (bytes: number) => void;
  /** Whether models of this kind write their thoughts into the text. */
  thoughts_in_text?: boolean;
}

/**
 * A fetch whose event streams carry fewer and longer text deltas: those of one network read that follow each other become
 * one, and where somebody listens for them (`hearText`) they do not enter the stream at all. Nothing waits for a timer,
 * every other event passes unchanged and in order. (Measured, CPU per token at 50 paced streams: 150 us through the
 * package's streams and schemas, 35 past them.)
 */
export function mergeDeltas(fetch: typeof globalThis.fetch, options: MergeOptions = {}): typeof globalThis.fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    const isStream = response.headers.get("content-type")?.includes("text/event-stream") ?? false;
    if (!response.ok || !response.body || !isStream) return response;
    const listener = textListenerOf(init?.signal);
    const direct = listener && new DirectReader(listener, options.thoughts_in_text ?? false);
    const { status, statusText } = response;
    return new Response(mergedStream(response.body.getReader(), direct, options.count), {
      status,
      statusText,
      headers: [...response.headers],
    });
  };
}

/** Reads on until there is something for the reader of this stream; what is told past it costs it nothing. */
function mergedStream(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  direct: DirectReader | undefined,
  count: MergeOptions["count"],
): ReadableStream<Uint8Array> {
  const decoder = new TextDecoder();
  const encoder = new TextEncoder();
  let pending = "";
  const taken = (): string => {
    const end = pending.lastIndexOf("\n\n");
    if (end < 0) {
      if (pending.length <= MAX_PENDING_CHARS) return "";
      const whole = pending;
      pending = "";
      return whole;
    }
    const events = pending.slice(0, end + 2);
    pending = pending.slice(end + 2);
    return mergeEvents(direct ? direct.push(events) : events);
  };
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        for (;;) {
          const { done, value } = await reader.read();
          if (done) {
            pending += decoder.decode();
            direct?.end();
            if (pending) controller.enqueue(encoder.encode(pending));
            return controller.close();
          }
          count?.(value.length);
          pending = (pending + decoder.decode(value, { stream: true })).replaceAll("\r\n", "\n");
          const text = taken();
          if (text !== "") return controller.enqueue(encoder.encode(text));
        }
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}

/** Whole events in, the same events out with runs of text deltas joined. */
export function mergeEvents(text: string): string {
  const events = text.split("\n\n");
  if (events.length <= 2) return text;
  let out = "";
  let run: { event: string; delta: TextDelta; texts: string[] } | undefined;
  const flush = () => {
    if (run) out += `${run.texts.length === 1 ? run.event : writeTextDelta(run.delta, run.texts.join(""))}\n\n`;
    run = undefined;
  };
  for (const event of events) {
    if (event === "") continue;
    const delta = readTextDelta(event);
    if (delta && run && delta.key === run.delta.key) {
      run.texts.push(delta.text);
      continue;
    }
    flush();
    if (delta) run = { event, delta, texts: [delta.text] };
    else out += `${event}\n\n`;
  }
  flush();
  return out;
}
