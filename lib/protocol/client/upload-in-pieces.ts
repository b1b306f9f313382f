import { z } from "zod";
import { fileSchema, type WorkspaceFile } from "../contract/files.ts";
import { type Upload, uploadSchema } from "../contract/uploads.ts";
import { callApi } from "./call-api.ts";
import { type ApiResult, type ClientErrorCode, clientError } from "./client-error.ts";
import { sendBytes } from "./send-bytes.ts";

/** Begun uploads that outlive the page, by what names a file of a person's. */
export interface UploadStore {
  find: (key: string) => string | null;
  keep: (key: string, upload_id: string | null) => void;
}

interface PiecesOptions {
  /** Called with the part of the file that is there or on its way, 0 to 1. */
  onProgress: (part: number) => void;
  signal: AbortSignal;
  store: UploadStore;
  /** Waits; the default is real time, or until the browser is online again. */
  pause?: (attempt: number, signal: AbortSignal) => Promise<void>;
}

/** What another try may mend. */
const PASSING: ClientErrorCode[] = ["NETWORK", "SERVICE_UNAVAILABLE", "RATE_LIMITED", "UNKNOWN", "INTERNAL_ERROR"];
/** Tries of one piece without any progress; with the pauses between them about five minutes. */
const MOST_TRIES = 14;

const path = (...parts: string[]) => `/v1/${parts.map(encodeURIComponent).join("/")}`;
const keyOf = (conversation_id: string, { name, size, lastModified }: File): string =>
  `${conversation_id}:${name}:${size}:${lastModified}`;

/**
 * Puts a large file into the conversation's workspace piece by piece. A piece that is lost is sent again, however long the
 * network is away (within minutes); a file that was begun before, by this page or an earlier one, goes on where it was.
 */
export async function uploadInPieces(
  conversation_id: string,
  file: File,
  options: PiecesOptions,
): Promise<ApiResult<WorkspaceFile>> {
  const { signal, store } = options;
  const key = keyOf(conversation_id, file);
  const begun = await trying(options, () => begin(conversation_id, file, store.find(key)));
  if (!begun.ok) return begun;
  const { upload_id } = begun.data;
  store.keep(key, upload_id);
  const sent = await sendPieces(file, begun.data, options);
  const made = sent.ok ? await trying(options, () => complete(upload_id)) : sent;
  // Given up, or refused for good: nothing of it shall stay. A lost network leaves it to be gone on with.
  const isOver = made.ok || signal.aborted || !PASSING.includes(made.error.code);
  if (isOver) store.keep(key, null);
  if (isOver && !made.ok) void callApi({ method: "DELETE", path: path("uploads", upload_id), response: z.unknown() });
  return made;
}

async function begin(conversation_id: string, { name, size, type }: File, known: string | null) {
  const found = known && (await callApi({ method: "GET", path: path("uploads", known), response: uploadSchema }));
  if (found && (found.ok || found.error.code !== "NOT_FOUND")) return found;
  return await callApi({
    method: "POST",
    path: path("conversations", conversation_id, "uploads"),
    body: { name, size, media_type: type || undefined },
    response: uploadSchema,
  });
}

const complete = (upload_id: string) =>
  callApi({ method: "POST", path: path("uploads", upload_id, "complete"), body: {}, response: fileSchema });

async function sendPieces(file: File, begun: Upload, options: PiecesOptions): Promise<ApiResult<Upload>> {
  let upload = begun;
  const address = path("uploads", upload.upload_id);
  while (upload.received < upload.size) {
    const { received } = upload;
    const piece = file.slice(received, received + upload.chunk_bytes);
    const onProgress = (bytes: number) => options.onProgress((received + bytes) / upload.size);
    const sent = await trying(options, async () => {
      const tried = await sendBytes(uploadSchema, address, piece, {
        offset: received,
        onProgress,
        signal: options.signal,
      });
      // Another page of the same person sends the same file, or an answer was lost: the server knows where it is.
      const isElsewhere = !tried.ok && tried.error.code === "CONFLICT";
      return isElsewhere ? await callApi({ method: "GET", path: address, response: uploadSchema }) : tried;
    });
    if (!sent.ok) return sent;
    upload = sent.data;
  }
  return { ok: true, data: upload };
}

/** Tries again what a lost network or a server that starts anew made fail. */
async function trying<Data>(
  { signal, pause = untilLater }: PiecesOptions,
  attempt: () => Promise<ApiResult<Data>>,
): Promise<ApiResult<Data>> {
  for (let tries = 1; ; tries++) {
    if (signal.aborted) return { ok: false, error: clientError("UNKNOWN") };
    const result = await attempt();
    if (result.ok || tries >= MOST_TRIES || !PASSING.includes(result.error.code)) return result;
    await pause(tries, signal);
  }
}

/** Longer each time, up to half a minute; no longer than the browser is offline. */
const untilLater = (attempt: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      window.removeEventListener("online", done);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, Math.min(500 * 2 ** (attempt - 1), 30_000));
    window.addEventListener("online", done);
    signal.addEventListener("abort", done);
  });
