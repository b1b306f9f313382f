import { setTimeout as pause } from "node:timers/promises";
import type { Actor } from "../../core/actor.ts";
import { openaiErrorOf } from "../answer/openai-error.ts";
import { eventStream } from "./event-stream.ts";

const encoder = new TextEncoder();
const line = (value: unknown): Uint8Array => encoder.encode(`data: ${JSON.stringify(value)}\n\n`);
const DONE = encoder.encode("data: [DONE]\n\n");

/** How long an answer's head waits for its first chunk, so that what fails at once has a status. */
const HOLD_MS = 10_000;

/** Keeps proxies and clients from taking a model that thinks for a connection that is dead; readers skip comments. */
const KEEP_ALIVE_MS = 15_000;
const KEEP_ALIVE = encoder.encode(": keep-alive\n\n");

interface Chunked<Chunk> {
  actor: Actor;
  request: Request;
  request_id: string;
  /** Begins the work; its signal is aborted when the client goes away or the sign-in ends. */
  open: (signal: AbortSignal) => AsyncIterator<Chunk>;
}

/**
 * Chunks as OpenAI streams them: one `data:` line each, then `[DONE]`. What fails before the first chunk is thrown, for an
 * answer with a status; later it is told as a line with the error, and nothing follows.
 */
export async function openaiStream<Chunk>({ actor, request, request_id, open }: Chunked<Chunk>): Promise<Response> {
  return await eventStream(actor, request, async (outer, over) => {
    const gone = new AbortController();
    const chunks = open(AbortSignal.any([outer, gone.signal]));
    let next: Promise<IteratorResult<Chunk>> | null = chunks.next();
    await Promise.race([next, pause(HOLD_MS, undefined, { ref: false })]);
    let timer: NodeJS.Timeout | undefined;
    const end = () => {
      clearInterval(timer);
      over();
    };
    const finish = (controller: ReadableStreamDefaultController<Uint8Array>, last: Uint8Array) => {
      controller.enqueue(last);
      end();
      controller.close();
    };
    return new ReadableStream<Uint8Array>({
      start(controller) {
        timer = setInterval(() => controller.enqueue(KEEP_ALIVE), KEEP_ALIVE_MS);
      },
      async pull(controller) {
        try {
          const { done, value } = await (next ?? chunks.next());
          next = null;
          if (done) finish(controller, DONE);
          else controller.enqueue(line(value));
        } catch (error) {
          const { status: _, ...told } = openaiErrorOf(error, { request_id, what: "a streamed answer" });
          finish(controller, line(told));
        }
      },
      async cancel() {
        gone.abort();
        end();
        await chunks.return?.();
      },
    });
  });
}
