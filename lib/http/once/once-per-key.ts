import type { Actor } from "../../core/actor.ts";
import type { Contract } from "../../protocol/contract/define.ts";
import { maxBodyBytes } from "../input/max-body-bytes.ts";
import { readForm } from "../input/read-upload.ts";
import { guardReplay } from "./guard-replay.ts";
import { nameMessage, readIdempotencyKey, takesMessageId } from "./idempotency-key.ts";
import { onlyOnce } from "./only-once.ts";
import { requestHash } from "./request-hash.ts";

interface KeyedCall {
  actor: Actor;
  request: Request;
  body: unknown;
}

/** Does a call's work: at most once where the client gave it an `Idempotency-Key`, see {@link onlyOnce}. */
export async function oncePerKey(contract: Contract, call: KeyedCall, work: () => Promise<Response>) {
  const { actor, request, body } = call;
  const key = readIdempotencyKey(request);
  if (key === null) return await work();
  nameMessage(contract, body, key);
  // Followed again by the message's own id.
  if (takesMessageId(contract) && wantsEvents(contract, request)) return await work();
  const form = contract.body_type === "multipart" ? await readForm(request, maxBodyBytes(contract)) : null;
  const request_hash = await requestHash(request, body, form);
  const keyed = { user_id: actor.user_id, key, operation: contract.id, request_hash };
  return await onlyOnce(keyed, request.signal, work, () => guardReplay(contract, actor));
}

/** Whether the answer will be a stream, which cannot be had again from here. */
const wantsEvents = ({ also }: Contract, request: Request): boolean =>
  (request.headers.get("accept") ?? "").toLowerCase().includes("text/event-stream") &&
  (also ?? []).some(({ content }) => content === "text/event-stream");
