import { logger } from "../core/log/logger.ts";
import { runDueSchedules } from "./run-due-schedules.ts";

const TICK_MS = 5_000;

/** Looks every five seconds for what is due. Gives a function that ends it, after what is at hand. */
export function startSchedules(): () => Promise<void> {
  const stopping = new AbortController();
  let atHand: Promise<void> | null = null;
  const look = () => {
    atHand ??= runDueSchedules({ signal: stopping.signal })
      .then(() => undefined)
      .catch((error: unknown) => logger().warn({ err: error }, "looking for due schedules failed"))
      .finally(() => {
        atHand = null;
      });
  };
  const timer = setInterval(look, TICK_MS).unref();
  return async () => {
    clearInterval(timer);
    stopping.abort();
    await atHand;
  };
}
