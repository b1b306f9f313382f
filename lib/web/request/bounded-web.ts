import { toWebError, type WebError } from "../web-error.ts";

/** Does something with the web within a time and until `signal`; never throws, what goes wrong is a named error. */
export async function boundedWeb<Result>(
  url: string,
  { signal, timeout_ms }: { signal?: AbortSignal | undefined; timeout_ms: number },
  doing: (signal: AbortSignal) => Promise<Result>,
): Promise<{ ok: true; result: Result } | { ok: false; error: WebError }> {
  const timeout = AbortSignal.timeout(timeout_ms);
  try {
    return { ok: true, result: await doing(signal ? AbortSignal.any([signal, timeout]) : timeout) };
  } catch (error) {
    if (signal?.aborted) return { ok: false, error: { code: "CANCELLED", message: "Reading the page was stopped." } };
    if (timeout.aborted) {
      const message = `${url} could not be read within ${timeout_ms / 1000} seconds.`;
      return { ok: false, error: { code: "TIMEOUT", message } };
    }
    return { ok: false, error: toWebError(error, url) };
  }
}
