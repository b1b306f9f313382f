import { db } from "../../../db/client.ts";
import {
  claimIdempotencyKey,
  findIdempotencyKey,
  type KeyedRequest,
  keepAnswer,
  releaseIdempotencyKey,
} from "../../../db/queries/operation/idempotency-keys.ts";
import { clock } from "../../core/clock.ts";
import { fail } from "../../core/errors.ts";
import { logger } from "../../core/log/logger.ts";
import { replay, sealAnswer, wholeAnswer } from "./kept-answer.ts";

/** How long an answer can be had again. */
export const KEPT_MS = 24 * 60 * 60 * 1_000;
/** Longer than what a request does after its body has arrived; messages, which may take longer, are sent once by their id. */
const DEAD_MS = 15 * 60 * 1_000;
/** Seconds until somebody who came too early should ask again. */
const RETRY_AFTER = 2;

type Claim = KeyedRequest & { now: Date };

/** Not answers to keep: nothing was decided, or it may be decided otherwise a moment later. */
const PASSING = new Set([401, 403, 409, 412, 429]);

/**
 * Does `work` at most once for a key: who asks the same again gets the first answer again, without anything being done.
 * VALIDATION_ERROR for another request under the same key, CONFLICT while the first is still at work. A request that
 * failed on our side, or whose process died, may be tried again. A stream is not kept: who asks again is told that it was done.
 * `guard` throws where nothing is to be said of an earlier request.
 */
export async function onlyOnce(
  request: KeyedRequest,
  signal: AbortSignal,
  work: () => Promise<Response>,
  guard: () => Promise<void>,
): Promise<Response> {
  const now = clock.now();
  const before = (ms: number) => new Date(now.getTime() - ms);
  const claim = { ...request, now, forgotten_before: before(KEPT_MS), dead_before: before(DEAD_MS) };
  if (!(await claimIdempotencyKey(db(), claim))) {
    await guard();
    return await earlierAnswer(request);
  }
  return await settled(claim, await work(), signal);
}

async function earlierAnswer(request: KeyedRequest): Promise<Response> {
  const row = await findIdempotencyKey(db(), request.user_id, request.key);
  if (row && (row.operation !== request.operation || row.request_hash !== request.request_hash)) {
    const message = "was used for another request; use a new key for each";
    throw fail("VALIDATION_ERROR", { details: [{ field: "Idempotency-Key", message }] });
  }
  if (!row || row.status === null) {
    throw fail("CONFLICT", { message: "The first request with this key is still at work.", retry_after: RETRY_AFTER });
  }
  return replay(request, row.status, row.answer);
}

/** What was done is answered, whatever becomes of the record. */
async function settled(claim: Claim, response: Response, signal: AbortSignal): Promise<Response> {
  if (isToForget(response, signal)) {
    await settle(() => releaseIdempotencyKey(db(), claim));
    return response;
  }
  const whole = await wholeAnswer(response);
  await settle(() => keepAnswer(db(), claim, { status: response.status, answer: sealAnswer(claim, whole) }));
  return whole.response;
}

async function settle(write: () => Promise<unknown>): Promise<void> {
  try {
    await write();
  } catch (error) {
    logger().warn({ err: error }, "what came of an Idempotency-Key could not be kept");
  }
}

function isToForget(response: Response, signal: AbortSignal): boolean {
  if (response.status >= 500 || PASSING.has(response.status)) return true;
  // Who has hung up may have been told something that was only true because of it.
  return signal.aborted && response.status >= 400;
}
