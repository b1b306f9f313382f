import { createPartitions } from "../../db/partitions.ts";
import { purgeEndedSessions } from "../auth/index.ts";
import { purgeDeletedConversations } from "../conversations/index.ts";
import { logger } from "../core/logger.ts";

const HOUR_MS = 3_600_000;

const tasks: { name: string; hours: number; run: () => Promise<unknown> }[] = [
  { name: "deleted conversations", hours: 1, run: purgeDeletedConversations },
  { name: "ended sign-ins", hours: 24, run: purgeEndedSessions },
  { name: "partitions", hours: 24, run: createPartitions },
];

/** Does the installation's regular chores until the answer is called; one that fails is logged and tried next time. */
export function startUpkeep(): () => void {
  const timers = tasks.map((task) => {
    const timer = setInterval(() => void attempt(task), task.hours * HOUR_MS);
    timer.unref();
    return timer;
  });
  return () => {
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
