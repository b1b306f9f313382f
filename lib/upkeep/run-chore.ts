import { db } from "../../db/client.ts";
import { claimChore, finishChore } from "../../db/queries/operation/chores.ts";
import { clock } from "../core/clock.ts";
import { newId } from "../core/ids.ts";
import { logger } from "../core/log/logger.ts";
import type { ChoreName } from "../protocol/contract/settings.ts";
import { CHORE_WORK } from "./chores.ts";

const HOUR_MS = 3_600_000;
const RETRY_MS = 10 * 60_000;
/** Longer than any chore takes; after it a process that stopped in the middle is replaced. */
const HELD_MS = HOUR_MS;

/** `skipped`: not due, or another process is at it. */
export type ChoreOutcome = "done" | "failed" | "skipped";

/** Does a chore now, due or not; `skipped` while another process does it. Never rejects but for the database. */
export const runChore = (name: ChoreName): Promise<ChoreOutcome> => attempt(name, { isForced: true });

/** Does every chore whose time has come, one after the other; of all processes one does each. */
export async function runDueChores(): Promise<Partial<Record<ChoreName, ChoreOutcome>>> {
  const outcomes: Partial<Record<ChoreName, ChoreOutcome>> = {};
  for (const name of choreNames()) outcomes[name] = await attempt(name, { isForced: false });
  return outcomes;
}

const isName = (name: string): name is ChoreName => Object.hasOwn(CHORE_WORK, name);
export const choreNames = (): ChoreName[] => Object.keys(CHORE_WORK).filter(isName);

async function attempt(name: ChoreName, { isForced }: { isForced: boolean }): Promise<ChoreOutcome> {
  const { every, run } = CHORE_WORK[name];
  const holder = newId();
  const started = clock.now();
  const ago = (milliseconds: number) => new Date(started.getTime() - milliseconds);
  const due = isForced ? {} : { due_before: ago(every * HOUR_MS), retry_before: ago(RETRY_MS) };
  const isMine = await claimChore(db(), { name, holder, now: started, dead_before: ago(HELD_MS), ...due });
  if (!isMine) return "skipped";
  const { outcome, count } = await work(name, run);
  const times = { started_at: started.toISOString(), finished_at: clock.now().toISOString() };
  await finishChore(db(), name, holder, { ...times, outcome, count });
  return outcome;
}

async function work(name: ChoreName, run: () => Promise<unknown>) {
  try {
    const result = await run();
    return { outcome: "done" as const, count: typeof result === "number" ? result : null };
  } catch (error) {
    logger().warn({ err: error, chore: name }, "a chore failed");
    return { outcome: "failed" as const, count: null };
  }
}
