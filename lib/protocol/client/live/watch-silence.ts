/** The server writes at least every 15 s; three times nothing is a dead line that TCP has not noticed. */
const SILENCE_MS = 50_000;

/** A signal that aborts after too long a silence, or when `closed` does. */
export function watchSilence(closed: AbortSignal) {
  const controller = new AbortController();
  const abort = () => controller.abort();
  let timer = setTimeout(abort, SILENCE_MS);
  closed.addEventListener("abort", abort);
  if (closed.aborted) abort();
  return {
    signal: controller.signal,
    heard: () => {
      clearTimeout(timer);
      timer = setTimeout(abort, SILENCE_MS);
    },
    end: () => {
      clearTimeout(timer);
      closed.removeEventListener("abort", abort);
      controller.abort();
    },
  };
}
