import type { StepTimeouts } from "./step.ts";

export type StopReason = "cancelled" | "first_token" | "idle";

export interface Deadlines {
  /** Aborts when the caller cancels, when a deadline passes, or on `close`. */
  signal: AbortSignal;
  /** Settles when `signal` aborts. */
  stopped: Promise<"stopped">;
  /** Why it stopped, if it did. */
  reason(): StopReason | undefined;
  /** Something arrived; `is_output` once it is a piece of the answer. */
  touch(is_output: boolean): void;
  /** Ends the timer and the request. */
  close(): void;
}

/** Watches one model call. A single timer is moved lazily, so that a part costs a clock reading and no timer. */
export function watchDeadlines(cancel: AbortSignal, timeouts: StepTimeouts): Deadlines {
  const controller = new AbortController();
  const stopped = Promise.withResolvers<"stopped">();
  let reason: StopReason | undefined;
  let hasOutput = false;
  let since = performance.now();
  let timer: NodeJS.Timeout | undefined;

  const stop = (why: StopReason) => {
    reason ??= why;
    controller.abort(new DOMException(why, "AbortError"));
    stopped.resolve("stopped");
  };
  const check = () => {
    const left = since + (hasOutput ? timeouts.idle_ms : timeouts.first_token_ms) - performance.now();
    if (left <= 0) stop(hasOutput ? "idle" : "first_token");
    else timer = setTimeout(check, left);
  };
  const onCancel = () => stop("cancelled");

  if (cancel.aborted) onCancel();
  else {
    cancel.addEventListener("abort", onCancel, { once: true });
    check();
  }
  return {
    signal: controller.signal,
    stopped: stopped.promise,
    reason: () => reason,
    touch(is_output) {
      // Before the first output only output counts: a queueing provider's keep-alive is not an answer.
      if (!hasOutput && !is_output) return;
      since = performance.now();
      if (hasOutput) return;
      hasOutput = true;
      clearTimeout(timer);
      check();
    },
    close() {
      clearTimeout(timer);
      cancel.removeEventListener("abort", onCancel);
      controller.abort(new DOMException("closed", "AbortError"));
    },
  };
}
