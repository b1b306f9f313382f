import { createPartitions } from "../../db/partitions.ts";
import { purgeEndedSessions } from "../auth/index.ts";
import { purgeDeletedConversations } from "../conversations/index.ts";
import { logger } from "../core/logger.ts";

const HOUR_MS = 3_600_000;
const SOON_MS = 60_000;

const tasks: { name: string; hours: number; run: () => Promise<unknown> }[] = [
  { name: "deleted conversations", hours: 1, run: purgeDeletedConversations },
  { name: "ended sign-ins", hours: 24, run: purgeEndedSessions },
  { name: "partitions", hours: 24, run: createPartitions },
];

/** Does the installation's regular chores until the answer is called; one that fails is logged and tried next time. */
export function startUpkeep(): () => void {
  const all = async () => {
    for (const task of tasks) await attempt(task);
  };
  // Soon after the start too: a server that never runs for an hour would never do them.
  const soon = setTimeout(() => void all(), SOON_MS).unref();
  const timers = tasks.map((task) => setInterval(() => void attempt(task), task.hours * HOUR_MS).unref());
  return () => {
    clearTimeout(soon);
    for (const timer of timers) clearInterval(timer);
  };
}

async function attempt(task: (typeof tasks)[number]): Promise<void> {
  try {
    await task.run();
  } catch (error) {
    logger().warn({ err: error, task: task.name }, "upkeep failed");
  }
}
