import { z } from "zod";
import { fail } from "../../core/errors.ts";
import { decryptSecret, encryptSecret } from "../../security/index.ts";

/** Of a larger answer only the status is kept. */
const MAX_BYTES = 256 * 1024;

/** Headers that belong to what was done, not to the moment it was asked for. */
const KEPT_HEADERS = ["content-type", "etag", "location", "cache-control", "x-content-type-options"];

const kept = z.object({ body: z.string().nullable(), headers: z.record(z.string(), z.string()) });

/** Whose answer to which key: one that was moved to another row does not open. */
interface Place {
  user_id: string;
  key: string;
}

/** An answer whose body has been read, to be sent and to be kept; undefined for a body that is no JSON. */
export interface WholeAnswer {
  response: Response;
  body: string | null | undefined;
}

/** Reads an answer in full, unless it is a file or a stream. */
export async function wholeAnswer(response: Response): Promise<WholeAnswer> {
  if (response.body === null) return { response, body: null };
  if (!(response.headers.get("content-type") ?? "").includes("json")) return { response, body: undefined };
  const body = await response.text();
  return { response: new Response(body, { status: response.status, headers: response.headers }), body };
}

/** What is stored of an answer; null for one that is too large or no JSON. */
export function sealAnswer(place: Place, { response, body }: WholeAnswer): string | null {
  if (body === undefined || (body !== null && Buffer.byteLength(body) > MAX_BYTES)) return null;
  const headers = Object.fromEntries([...response.headers].filter(([name]) => KEPT_HEADERS.includes(name)));
  return encryptSecret(JSON.stringify({ body, headers }), secretPlace(place));
}

/** The same answer again. CONFLICT where it was not kept: what was done is done, and the client has to look for it. */
export function replay(place: Place, status: number, answer: string | null): Response {
  if (answer === null) {
    const message = `This request was done before, with status ${status}; its answer was a stream, or too large to be kept.`;
    throw fail("CONFLICT", { message });
  }
  const { body, headers } = kept.parse(JSON.parse(decryptSecret(answer, secretPlace(place))));
  return new Response(body, { status, headers: { ...headers, "idempotency-replayed": "true" } });
}

const secretPlace = ({ user_id, key }: Place) => ({ row_id: `idempotency:${key}`, owner_id: user_id });
