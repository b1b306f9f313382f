import { fail } from "../core/errors.ts";
import type { HttpBody } from "../protocol/pinned-tool.ts";
import type { HttpRequest } from "../web/index.ts";
import type { SentFile } from "./sent-files.ts";
import { formPairs, isRecord, textOf } from "./write-parameter.ts";

interface BesideBody {
  headers: Record<string, string>;
  files: ReadonlyMap<string, SentFile>;
}

/** The body of a request and what its headers say of it. Throws VALIDATION_ERROR for a file that was not named by its path. */
export function bodyPart(
  body: HttpBody | null,
  value: unknown,
  { headers, files }: BesideBody,
): Pick<HttpRequest, "headers" | "body"> {
  if (body === null || value === undefined) return { headers };
  const sent = { "content-type": body.content_type, ...headers };
  switch (body.kind) {
    case "json":
      return { headers: sent, body: JSON.stringify(value) };
    case "form":
      return { headers: sent, body: formPairs(value).join("&") };
    case "text":
      return { headers: sent, body: textOf(value) };
    case "binary":
      return { headers: sent, body: new Uint8Array(fileAt(files, value).data) };
    case "multipart":
      // Its type names the boundary, which whoever packs it chooses.
      return { headers, body: formOf(value, body.files ?? [], files) };
  }
}

function formOf(value: unknown, fileFields: string[], files: ReadonlyMap<string, SentFile>): FormData {
  const form = new FormData();
  for (const [name, given] of Object.entries(isRecord(value) ? value : {})) {
    for (const item of Array.isArray(given) ? given : [given]) {
      if (item === null || item === undefined) continue;
      if (!fileFields.includes(name)) form.append(name, textOf(item));
      else {
        const file = fileAt(files, item);
        form.append(name, new Blob([new Uint8Array(file.data)], { type: file.media_type }), file.name);
      }
    }
  }
  return form;
}

function fileAt(files: ReadonlyMap<string, SentFile>, path: unknown): SentFile {
  const file = typeof path === "string" ? files.get(path) : undefined;
  if (file) return file;
  const message = "names no file of the workspace";
  throw fail("VALIDATION_ERROR", { message: `body ${message}.`, details: [{ field: "body", message }] });
}
