import { fail } from "../../core/errors.ts";
import { mediaTypeOf, readBody } from "./read-body.ts";

export interface Upload {
  name: string;
  media_type: string;
  data: Uint8Array;
}

/** The file in one field of a multipart body. BAD_REQUEST for another kind of body or no such file, PAYLOAD_TOO_LARGE. */
export async function readUpload(request: Request, field: string, max?: number): Promise<Upload> {
  const file = (await readForm(request, max)).get(field);
  if (!(file instanceof File)) throw fail("BAD_REQUEST", { message: `There is no file in the field "${field}".` });
  const media_type = file.type || "application/octet-stream";
  return { name: file.name, media_type, data: new Uint8Array(await file.arrayBuffer()) };
}

/** Forms that were read already: a body can be read once, and two may want it. */
const forms = new WeakMap<Request, Promise<FormData>>();

/** The parts of a multipart body, whoever asks first. Errors as {@link readUpload}. */
export function readForm(request: Request, max?: number): Promise<FormData> {
  const form = forms.get(request) ?? receiveForm(request, max);
  forms.set(request, form);
  return form;
}

async function receiveForm(request: Request, max?: number): Promise<FormData> {
  if (mediaTypeOf(request) !== "multipart/form-data") {
    throw fail("BAD_REQUEST", { message: "The body must be multipart/form-data." });
  }
  return await parse(await readBody(request, max), request.headers.get("content-type") ?? "");
}

/** A form with one file has a few parts; a million tiny ones would keep the parser busy for seconds. */
const MAX_PARTS = 16;

function hasTooManyParts(bytes: Uint8Array<ArrayBuffer>, contentType: string): boolean {
  const boundary = /boundary="?([^";,]+)"?/i.exec(contentType)?.[1];
  if (boundary === undefined) return false;
  const body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const mark = Buffer.from(`--${boundary}`);
  let parts = 0;
  for (let at = body.indexOf(mark); at >= 0 && parts <= MAX_PARTS + 1; at = body.indexOf(mark, at + mark.length))
    parts += 1;
  // The last mark ends the form.
  return parts > MAX_PARTS + 1;
}

async function parse(bytes: Uint8Array<ArrayBuffer>, contentType: string): Promise<FormData> {
  if (hasTooManyParts(bytes, contentType)) {
    throw fail("BAD_REQUEST", { message: `The form has more than ${MAX_PARTS} parts; send one file in each request.` });
  }
  try {
    return await new Response(bytes, { headers: { "content-type": contentType } }).formData();
  } catch (cause) {
    throw fail("BAD_REQUEST", { message: "The multipart body is malformed.", cause });
  }
}
