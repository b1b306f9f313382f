import { db } from "../../db/client.ts";
import { listDueSchedules } from "../../db/queries/schedules.ts";
import { clock } from "../core/clock.ts";
import { logger } from "../core/logger.ts";
import { type Taken, takeDue } from "./take-due.ts";

const BATCH = 100;
const LONGEST_MS = 20_000;

/**
 * Executes what is due, whoever it belongs to, until nothing is left or 20 s are over. Several processes may do so at
 * once: each occurrence is executed by one of them. One that cannot be executed now is left for the next look.
 */
export async function runDueSchedules(): Promise<Taken> {
  const total: Taken = { started: 0, missed: 0 };
  const end = Date.now() + LONGEST_MS;
  while (Date.now() < end) {
    const taken = await takeBatch(end);
    total.started += taken.started;
    total.missed += taken.missed;
    if (taken.started + taken.missed === 0) break;
  }
  return total;
}

async function takeBatch(end: number): Promise<Taken> {
  const total: Taken = { started: 0, missed: 0 };
  for (const schedule of await listDueSchedules(db(), clock.now(), BATCH)) {
    if (Date.now() > end) break;
    try {
      const { started, missed } = await takeDue(schedule);
      total.started += started;
      total.missed += missed;
    } catch (error) {
      logger().error({ err: error, schedule_id: schedule.schedule_id }, "a schedule could not be executed");
    }
  }
  return total;
}
