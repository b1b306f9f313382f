import { db } from "../../db/client.ts";
import { listDueSchedules } from "../../db/queries/runs/schedules.ts";
import { clock } from "../core/clock.ts";
import { logger } from "../core/log/logger.ts";
import { type Taken, takeDue } from "./take-due.ts";

const BATCH = 100;
const LONGEST_MS = 20_000;

interface DueOptions {
  limit_ms?: number;
  /** Ends it before the next schedule is taken. */
  signal?: AbortSignal;
}

/**
 * Executes what is due, whoever it belongs to, until nothing is left or 20 s are over. Several processes may do so at
 * once: each occurrence is executed by one of them. One that cannot be executed now is left for the next look.
 */
export async function runDueSchedules({ limit_ms = LONGEST_MS, signal }: DueOptions = {}): Promise<Taken> {
  const total: Taken = { started: 0, missed: 0 };
  const end = Date.now() + limit_ms;
  const isOver = () => Date.now() > end || signal?.aborted === true;
  while (!isOver()) {
    const taken = await takeBatch(isOver);
    total.started += taken.started;
    total.missed += taken.missed;
    if (taken.started + taken.missed === 0) break;
  }
  return total;
}

async function takeBatch(isOver: () => boolean): Promise<Taken> {
  const total: Taken = { started: 0, missed: 0 };
  for (const schedule of await listDueSchedules(db(), clock.now(), BATCH)) {
    if (isOver()) break;
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
