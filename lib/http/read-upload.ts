import { fail } from "../core/errors.ts";
import { mediaTypeOf, readBody } from "./read-body.ts";

export interface Upload {
  name: string;
  media_type: string;
  data: Uint8Array;
}

/** The file in one field of a multipart body. BAD_REQUEST for another kind of body or no such file, PAYLOAD_TOO_LARGE. */
export async function readUpload(request: Request, field: string, max?: number): Promise<Upload> {
  if (mediaTypeOf(request) !== "multipart/form-data") {
    throw fail("BAD_REQUEST", { message: "The body must be multipart/form-data." });
  }
  const bytes = await readBody(request, max);
  const file = (await parse(bytes, request.headers.get("content-type") ?? "")).get(field);
  if (!(file instanceof File)) throw fail("BAD_REQUEST", { message: `There is no file in the field "${field}".` });
  const media_type = file.type || "application/octet-stream";
  return { name: file.name, media_type, data: new Uint8Array(await file.arrayBuffer()) };
}

async function parse(bytes: Uint8Array<ArrayBuffer>, contentType: string): Promise<FormData> {
  try {
    return await new Response(bytes, { headers: { "content-type": contentType } }).formData();
  } catch (cause) {
    throw fail("BAD_REQUEST", { message: "The multipart body is malformed.", cause });
  }
}
