import type { z } from "zod";
import { type ApiResult, clientError } from "./client-error.ts";
import { readAnswer } from "./read-answer.ts";

interface BytesOptions {
  /** Where they begin in the whole. */
  offset: number;
  /** Called with the bytes that have left the browser. */
  onProgress: (bytes: number) => void;
  signal: AbortSignal;
}

/** Sends a piece of a file. XMLHttpRequest, because `fetch` cannot tell how far it is. */
export const sendBytes = <Data>(
  response: z.ZodType<Data>,
  path: string,
  bytes: Blob,
  { offset, onProgress, signal }: BytesOptions,
): Promise<ApiResult<Data>> =>
  new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const abort = () => request.abort();
    const end = (result: ApiResult<Data>) => {
      signal.removeEventListener("abort", abort);
      resolve(result);
    };
    request.upload.onprogress = (event) => onProgress(event.loaded);
    request.onload = () =>
      end(
        readAnswer(response, {
          status: request.status,
          body: request.responseText,
          retry_after: request.getResponseHeader("retry-after"),
        }),
      );
    request.onerror = () => end({ ok: false, error: clientError("NETWORK") });
    request.onabort = () => end({ ok: false, error: clientError("UNKNOWN") });
    signal.addEventListener("abort", abort);
    request.open("PATCH", path);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.setRequestHeader("upload-offset", String(offset));
    request.send(bytes);
  });
