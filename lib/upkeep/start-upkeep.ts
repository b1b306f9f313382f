import { logger } from "../core/log/logger.ts";
import { runDueChores } from "./run-chore.ts";

const LOOK_MS = 60_000;

/** Looks every minute whether a chore's time has come. Gives a function that ends it. */
export function startUpkeep(): () => void {
  let isAtIt = false;
  const look = async () => {
    if (isAtIt) return;
    isAtIt = true;
    try {
      await runDueChores();
    } catch (error) {
      logger().warn({ err: error }, "looking after the chores failed");
    } finally {
      isAtIt = false;
    }
  };
  const timer = setInterval(() => void look(), LOOK_MS).unref();
  return () => clearInterval(timer);
}
