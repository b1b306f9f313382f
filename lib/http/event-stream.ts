import { isStillSignedIn, onRevoked } from "../auth/index.ts";
import type { Actor } from "../core/actor.ts";

const HEADERS = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "private, no-cache, no-transform",
  "x-content-type-options": "nosniff",
  // nginx and those who read its headers gather answers otherwise.
  "x-accel-buffering": "no",
};

/**
 * Answers with server-sent events that `open` writes until the client goes away or the actor's sign-in ends: `signal` is
 * aborted in both cases.
 */
export async function eventStream(
  actor: Actor,
  request: Request,
  open: (signal: AbortSignal) => Promise<ReadableStream<Uint8Array>>,
): Promise<Response> {
  const revoked = new AbortController();
  const forget = watchSignIn(actor, () => revoked.abort());
  try {
    const stream = await open(AbortSignal.any([request.signal, revoked.signal]));
    return new Response(whenOver(stream, forget), { headers: HEADERS });
  } catch (error) {
    forget();
    throw error;
  }
}

/** Between looks at the sign-in: for one that runs out, or was ended by another process. */
const LOOK_MS = 30_000;

/** Calls `over` when the actor's sign-in has ended, until the answer is called. */
function watchSignIn(actor: Actor, over: () => void): () => void {
  if (!actor.session_id) return () => undefined;
  const forget = onRevoked(actor.session_id, over);
  const look = setInterval(() => {
    // A database that does not answer says nothing about the sign-in; the stream itself notices.
    isStillSignedIn(actor).then(
      (isIn) => isIn || over(),
      () => undefined,
    );
  }, LOOK_MS);
  look.unref();
  return () => {
    clearInterval(look);
    forget();
  };
}

/** The same bytes; `then` is called once they have ended, failed or are no longer wanted. */
function whenOver(stream: ReadableStream<Uint8Array>, then: () => void): ReadableStream<Uint8Array> {
  const reader = stream.getReader();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await reader.read().catch((error) => {
          then();
          throw error;
        });
        if (!done) return controller.enqueue(value);
        then();
        controller.close();
      },
      async cancel(reason) {
        then();
        await reader.cancel(reason);
      },
    },
    // Nothing waits here: the inner stream's queue is the one that tells a slow reader from a fast one.
    { highWaterMark: 0 },
  );
}

/** The seq in `Last-Event-ID`, which a browser sends when it connects again; null when there is none or it is no number. */
export function lastEventId(request: Request): number | null {
  const value = request.headers.get("last-event-id") ?? "";
  const seq = /^\d{1,15}$/.test(value) ? Number(value) : null;
  return seq;
}
