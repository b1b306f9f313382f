import { setTimeout as sleep } from "node:timers/promises";
import { type ServingLock, tryServingLock } from "../../db/serving-lock.ts";
import { logger } from "../core/log/logger.ts";
import { bootError } from "./boot-error.ts";

const RETRY_MS = 500;
/** A process that was replaced may need its whole shutdown time. */
const PATIENCE_MS = 20_000;

export interface ServingLockOptions {
  url: string;
  /** Several may serve, because Redis carries events between them; one that has none must be alone. */
  shared: boolean;
  /** Called when another process has taken over for good: this one must stop. */
  onLostForGood: () => void;
  patience_ms?: number;
}

/**
 * Makes sure that readers of one process are not kept from what another writes: without Redis one process serves a
 * database. Waits for a predecessor that is ending; rejects when there is another that stays. After a restart of the
 * database the lock is taken again. Answers how to give it back.
 */
export async function holdServingLock(options: ServingLockOptions): Promise<() => Promise<void>> {
  let lock: ServingLock | null = null;
  let isOver = false;
  const onLost = () => {
    if (isOver) return;
    logger().warn("The connection that holds the right to serve was lost; taking it again.");
    void retake();
  };
  const take = (ends: number) => waitForLock(options, ends, onLost, () => isOver);
  const retake = async () => {
    lock = await take(Number.POSITIVE_INFINITY);
    if (isOver) await lock?.release();
    else if (lock) logger().info("The right to serve is held again.");
    else options.onLostForGood();
  };
  lock = await take(Date.now() + (options.patience_ms ?? PATIENCE_MS));
  if (!lock) throw bootError(REFUSAL);
  return async () => {
    isOver = true;
    await lock?.release();
  };
}

/**
 * Null when somebody else held it for as long as our patience lasts. A database that does not answer is waited for until
 * `ends`: without it the others serve nobody either.
 */
async function waitForLock(
  { url, shared, patience_ms = PATIENCE_MS }: ServingLockOptions,
  ends: number,
  onLost: () => void,
  isOver: () => boolean,
): Promise<ServingLock | null> {
  let heldSince: number | null = null;
  for (;;) {
    let lock: ServingLock | null | "unreachable" = "unreachable";
    try {
      lock = await tryServingLock(url, shared, onLost);
    } catch (error) {
      if (Date.now() > ends) throw error;
    }
    if (isOver() || (lock !== null && lock !== "unreachable")) return lock === "unreachable" ? null : lock;
    if (lock === null && heldSince === null) {
      heldSince = Date.now();
      logger().info("Another process serves this database; waiting for it to end.");
    }
    if (lock === "unreachable") heldSince = null;
    if (heldSince !== null && Date.now() - heldSince > patience_ms) return null;
    await sleep(RETRY_MS);
  }
}

const REFUSAL =
  "Another ALMA process already serves this database. Stop it first, or let several serve it together: set " +
  "UPSTASH_REDIS_REST_URL and UPSTASH_REDIS_REST_TOKEN for all of them (docs/processes.md).";
