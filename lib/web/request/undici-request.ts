import type { RequestInit as UndiciRequestInit } from "undici";

export interface UndiciRequest {
  url: string;
  init: UndiciRequestInit;
}

type Body = UndiciRequestInit["body"];

/**
 * undici's fetch knows its own classes only: a `Request` or `FormData` of the platform would be sent as the text
 * "[object FormData]". They are taken apart here; strings, bytes, streams and signals pass as they are.
 */
export async function toUndiciRequest(input: string | URL | Request, init: RequestInit = {}): Promise<UndiciRequest> {
  const request = typeof input === "string" || input instanceof URL ? undefined : input;
  const headers = new Headers(init.headers ?? request?.headers);
  const body = await bodyOf(init.body ?? request?.body ?? null, headers);
  return {
    url: request ? request.url : String(input),
    init: {
      method: init.method ?? request?.method ?? "GET",
      headers: [...headers],
      body,
      redirect: init.redirect ?? "manual",
      signal: init.signal ?? request?.signal ?? null,
      ...(body instanceof ReadableStream ? { duplex: "half" as const } : {}),
    },
  };
}

async function bodyOf(body: BodyInit | null, headers: Headers): Promise<Body> {
  if (ArrayBuffer.isView(body)) return new Uint8Array(body.buffer, body.byteOffset, body.byteLength);
  if (!(body instanceof FormData || body instanceof Blob)) return body;
  const packed = new Response(body);
  const type = packed.headers.get("content-type");
  // The boundary of a form is known to the packer only, so its type replaces the caller's.
  if (type && (body instanceof FormData || !headers.has("content-type"))) headers.set("content-type", type);
  return new Uint8Array(await packed.arrayBuffer());
}
