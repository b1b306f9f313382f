import { fileSchema, type WorkspaceFile } from "../contract/files.ts";
import { type ApiResult, clientError } from "./client-error.ts";
import { readAnswer } from "./read-answer.ts";

interface UploadOptions {
  /** Called with the part that has left the browser, 0 to 1. */
  onProgress: (part: number) => void;
  signal: AbortSignal;
}

/** Puts a file into the conversation's workspace. XMLHttpRequest, because `fetch` cannot tell how far an upload is. */
export const uploadFile = (
  conversation_id: string,
  file: File,
  { onProgress, signal }: UploadOptions,
): Promise<ApiResult<WorkspaceFile>> =>
  new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const form = new FormData();
    form.append("file", file, file.name);
    request.upload.onprogress = (event) => {
      if (event.lengthComputable && event.total > 0) onProgress(event.loaded / event.total);
    };
    request.onload = () =>
      resolve(
        readAnswer(fileSchema, {
          status: request.status,
          body: request.responseText,
          retry_after: request.getResponseHeader("retry-after"),
        }),
      );
    request.onerror = () => resolve({ ok: false, error: clientError("NETWORK") });
    request.onabort = () => resolve({ ok: false, error: clientError("UNKNOWN") });
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.open("POST", `/v1/conversations/${encodeURIComponent(conversation_id)}/files`);
    request.send(form);
  });
