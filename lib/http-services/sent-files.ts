import { fail } from "../core/errors.ts";
import type { HttpBody } from "../protocol/pinned-tool.ts";

/** A file of the workspace that goes to a service. */
export interface SentFile {
  name: string;
  media_type: string;
  data: Uint8Array;
}

const MOST_BYTES = 20_000_000;
const MOST_FILES = 20;

/** The paths that a body names where the service takes files. */
function pathsIn(body: HttpBody | null, value: unknown): string[] {
  if (body?.kind === "binary") return typeof value === "string" ? [value] : [];
  if (body?.kind !== "multipart" || typeof value !== "object" || value === null) return [];
  const named = (body.files ?? []).flatMap((field): unknown => Reflect.get(value, field) ?? []);
  return named.flat().filter((path) => typeof path === "string");
}

/** The files that a body names, by their paths. Throws as `readFile`, and PAYLOAD_TOO_LARGE beyond 20 files or 20 MB. */
export async function readSentFiles(
  body: HttpBody | null,
  value: unknown,
  readFile: (path: string) => Promise<SentFile>,
): Promise<ReadonlyMap<string, SentFile>> {
  const paths = new Set(pathsIn(body, value));
  if (paths.size > MOST_FILES) throw fail("PAYLOAD_TOO_LARGE", { message: `At most ${MOST_FILES} files are sent.` });
  const files = new Map<string, SentFile>();
  let size = 0;
  for (const path of paths) {
    const file = await readFile(path);
    size += file.data.byteLength;
    if (size > MOST_BYTES) throw fail("PAYLOAD_TOO_LARGE", { message: "The files have more than 20 MB together." });
    files.set(path, file);
  }
  return files;
}
