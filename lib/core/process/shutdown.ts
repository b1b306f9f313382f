import { logger } from "../log/logger.ts";
import { singleton } from "./singleton.ts";

interface ShutdownStep {
  name: string;
  /** Told how many milliseconds it has. */
  run: (budget_ms: number) => Promise<unknown> | unknown;
  order: number;
}

/** Milliseconds kept back for the last steps, so that a slow drain cannot cost the database its clean stop. */
const RESERVE_MS = 1_500;

/** Steps from this order on may use the reserve. */
export const LAST = 1_000;

const steps = () => singleton<ShutdownStep[]>("shutdown_steps", () => []);

/**
 * Runs `run` when the process ends. Lower orders go first, equal orders side by side: 100 stop taking work, 300 finish
 * work, 500 close streams, 700 close pools, {@link LAST} the embedded database.
 * Returns a function that takes the step back.
 */
export function onShutdown(name: string, run: ShutdownStep["run"], order = 500): () => void {
  const step = { name, run, order };
  steps().push(step);
  return () => {
    const index = steps().indexOf(step);
    if (index >= 0) steps().splice(index, 1);
  };
}

/** Runs every registered step in order, within `budget` milliseconds; a step that fails or is late is logged, not thrown. */
export async function shutDown(budget: number): Promise<void> {
  const end = Date.now() + budget;
  const pending = steps().splice(0);
  const orders = [...new Set(pending.map((step) => step.order))].sort((a, b) => a - b);
  for (const order of orders) {
    const limit = end - Date.now() - (order >= LAST ? 0 : RESERVE_MS);
    await Promise.all(pending.filter((step) => step.order === order).map((step) => attempt(step, Math.max(limit, 0))));
  }
}

async function attempt(step: ShutdownStep, limit: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<"late">((resolve) => {
    timer = setTimeout(resolve, limit, "late");
  });
  try {
    const outcome = await Promise.race([Promise.resolve().then(() => step.run(limit)), late]);
    if (outcome === "late") logger().warn({ step: step.name, limit_ms: limit }, "shutdown step did not end in time");
  } catch (error) {
    logger().error({ step: step.name, err: error }, "shutdown step failed");
  } finally {
    clearTimeout(timer);
  }
}
