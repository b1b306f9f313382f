import type { Actor } from "../core/actor.ts";
import { cutText } from "../core/cut-text.ts";
import type { DocumentPreview } from "../protocol/document-preview.ts";
import { openFile, openVersion } from "../workspace/index.ts";
import { type ReadDocument, readDocument } from "./read-document.ts";

/** What a page shows at once; the whole is a download. */
const MAX_CHARS = 20_000;
const MAX_BYTES = 20 * 1024 * 1024;
/** Longer than the reader's own limit for a file of that size, waiting for its turn included. */
const PATIENCE_MS = 60_000;

/**
 * The beginning of a document of the actor's workspace as Markdown, or of its version `number`; what cannot be read has a
 * problem's name instead. Throws NOT_FOUND for a missing and for somebody else's file alike.
 */
export async function previewDocument(
  actor: Actor,
  { file_id, number }: { file_id: string; number?: number | undefined },
): Promise<DocumentPreview> {
  const opened = number === undefined ? await openFile(actor, file_id) : await openVersion(actor, file_id, number);
  const { file, stream } = opened;
  if (file.size > MAX_BYTES) {
    await stream.cancel();
    return { problem: "TOO_LARGE" };
  }
  const data = new Uint8Array(await new Response(stream).arrayBuffer());
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const read = await readDocument(data, { name: file.path, max_chars: MAX_CHARS, signal });
  if (!read.ok) return { problem: read.error.code };
  return beginningOf(read.document);
}

/** Whole sections as long as there is room, the last one cut at a line. */
function beginningOf({ sections, first, total, unit }: ReadDocument): DocumentPreview {
  const shown: { number: number; markdown: string }[] = [];
  let room = MAX_CHARS;
  for (const [at, { markdown }] of sections.entries()) {
    if (room <= 0) break;
    shown.push({ number: first + at, markdown: cut(markdown, room) });
    room -= markdown.length;
  }
  const is_cut = room < 0 || first + shown.length <= total;
  return { problem: null, sections: shown, unit, total, is_cut };
}

const cut = (text: string, room: number): string =>
  text.length <= room ? text : text.slice(0, Math.max(text.lastIndexOf("\n", room), 0)) || cutText(text, room);
