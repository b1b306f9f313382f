import { createHash } from "node:crypto";
import { fail } from "../../core/errors.ts";
import type { Contract } from "../../protocol/contract/define.ts";

/** Visible ASCII; quotes around it, as the IETF's draft has them, belong to it. */
const KEY = /^[\x21-\x7e]{1,255}$/;
/** The longest `client_message_id`. */
const MAX_MESSAGE_ID = 100;

/** The `Idempotency-Key` of a POST; null without one, and for other methods, which may be repeated anyway. BAD_REQUEST for another shape. */
export function readIdempotencyKey(request: Request): string | null {
  const key = request.method === "POST" ? request.headers.get("idempotency-key") : null;
  if (key === null || KEY.test(key)) return key;
  throw fail("BAD_REQUEST", { message: "Idempotency-Key must be 1 to 255 visible ASCII characters." });
}

/**
 * A message that is sent under a key and has no id of its own is known by the key, so that it is sent once even where its
 * answer is a stream, which cannot be kept.
 */
export function nameMessage(contract: Contract, body: unknown, key: string): void {
  if (typeof body !== "object" || body === null || !takesMessageId(contract)) return;
  if (Reflect.get(body, "client_message_id") !== undefined) return;
  const isShort = key.length <= MAX_MESSAGE_ID;
  Object.assign(body, { client_message_id: isShort ? key : createHash("sha256").update(key).digest("hex") });
}

/** Whether what an operation is sent may name itself, so that it is done once even where its answer is a stream. */
export function takesMessageId({ body }: Contract): boolean {
  if (body === undefined || !("shape" in body)) return false;
  return typeof body.shape === "object" && body.shape !== null && "client_message_id" in body.shape;
}
