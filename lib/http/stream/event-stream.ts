import { watchSignIn } from "../../auth/index.ts";
import type { Actor } from "../../core/actor.ts";
import { holdOpen } from "../../limits/index.ts";
import { takeHeldPlace } from "./while-open.ts";

const HEADERS = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "private, no-cache, no-transform",
  "x-content-type-options": "nosniff",
  // nginx and those who read its headers gather answers otherwise.
  "x-accel-buffering": "no",
};

/** Opens a stream that ends when `signal` aborts, and says by `over` that it has ended, failed or is no longer wanted. */
type Open = (signal: AbortSignal, over: () => void) => Promise<ReadableStream<Uint8Array>>;

/**
 * Answers with the server-sent events of a stream, until the client goes away or the actor's sign-in ends: its signal is
 * aborted in both cases. RATE_LIMITED when the actor has too many open.
 */
export async function eventStream(actor: Actor, request: Request, open: Open): Promise<Response> {
  const revoked = new AbortController();
  const leave = takeHeldPlace() ?? holdOpen("stream", actor);
  const forget = watchSignIn(actor, () => revoked.abort());
  const over = () => {
    forget();
    leave();
  };
  try {
    const stream = await open(AbortSignal.any([request.signal, revoked.signal]), over);
    return new Response(stream, { headers: HEADERS });
  } catch (error) {
    over();
    throw error;
  }
}

/** The seq in `Last-Event-ID`, which a browser sends when it connects again; null when there is none or it is no number. */
export function lastEventId(request: Request): number | null {
  const value = request.headers.get("last-event-id") ?? "";
  const seq = /^\d{1,15}$/.test(value) ? Number(value) : null;
  return seq;
}
