import { AsyncLocalStorage } from "node:async_hooks";
import { env } from "../../lib/core/env.ts";
import { logger } from "../../lib/core/log/logger.ts";
import { singleton } from "../../lib/core/process/singleton.ts";
import { deliverWaiting } from "../../lib/mail/index.ts";
import type { Drained } from "../../lib/protocol/contract/cron.ts";
import { drainRuns, expireApprovals, onRunStarted } from "../../lib/runs/index.ts";
import { runDueSchedules } from "../../lib/schedules/index.ts";
import { runDueChores } from "../../lib/upkeep/index.ts";
import { executeRun } from "./execute-run.ts";

/** Below the 300 s that vercel.json gives the functions of /v1, with room for the request itself. */
const REQUEST_BUDGET_MS = 270_000;

/** Keeps the process of a serverless host alive until the work is done. */
type KeepAlive = (work: Promise<unknown>) => void;

/** What a drain starts itself, it also executes: no request has to. */
const draining = () => singleton("draining", () => new AsyncLocalStorage<true>());

/**
 * For a host without workers: the request that started a run also executes it, while its own answer is on the way and
 * after it, and then what waited behind it.
 */
export const drainOwnRuns = (keepAlive: KeepAlive): (() => void) =>
  onRunStarted(({ run_id }) => {
    if (draining().getStore()) return;
    const work = drainRuns({ execute: executeRun, budget_ms: REQUEST_BUDGET_MS, most: 1, run_id });
    const settled = work.catch((error: unknown) => logger().warn({ err: error, run_id }, "a run was left to cron"));
    try {
      keepAlive(settled);
    } catch (error) {
      // It goes on as long as the process does; cut off, it is the cron job's.
      logger().warn({ err: error, run_id }, "nothing keeps this process alive for its run");
    }
  });

/** Does once what workers do all the time: questions past their time, mails, due schedules, waiting and lost runs, chores. */
export const drainOnce = (budget_ms: number): Promise<Drained> =>
  draining().run(true, async () => {
    const end = Date.now() + budget_ms;
    await expireApprovals();
    await deliverWaiting();
    const schedules = await runDueSchedules({ limit_ms: budget_ms / 4 });
    const runs = await drainRuns({ execute: executeRun, budget_ms: end - Date.now(), most: env().ALMA_AGENT_POOL });
    const chores = Object.values(await runDueChores()).filter((outcome) => outcome === "done").length;
    return { schedules, runs, chores };
  });
