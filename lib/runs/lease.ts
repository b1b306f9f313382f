import { db, type Transaction } from "../../db/client.ts";
import { claimRun, findRunUser, holdsLease, lockConversation, type RunRow, renewLease } from "../../db/queries/runs.ts";
import type { Actor } from "../core/actor.ts";
import { env } from "../core/env.ts";
import { newId } from "../core/ids.ts";
import { singleton } from "../core/singleton.ts";
import { type Record, recordFacts } from "./record-facts.ts";
import { type StopReason, stopSignals } from "./stop-signals.ts";

const LEASE_SECONDS = 15;
const RENEW_MS = 2000;
const LOST = Symbol.for("alma.lease-lost");

/** This process, as the holder of leases. */
const owner = () => singleton("lease-owner", () => `${process.pid}-${newId()}`);

/** Thrown by a write of someone whose lease is lost: another process has the run, and this one must write nothing. */
export const isLeaseLost = (error: unknown): boolean => typeof error === "object" && error !== null && LOST in error;

const leaseLost = () => Object.assign(new Error("The lease of this run is lost."), { [LOST]: true });

/** The right to execute one run; renewed until released, and checked by every write. */
export class Lease {
  readonly run: RunRow;
  readonly actor: Actor;
  readonly #abort = new AbortController();
  readonly #timer: NodeJS.Timeout;
  readonly #forget: () => void;

  constructor(run: RunRow, actor: Actor) {
    this.run = run;
    this.actor = actor;
    this.#timer = setInterval(() => void this.#renew(), RENEW_MS);
    this.#forget = stopSignals().listen(run.run_id, (reason) => this.stop(reason));
  }

  /** Aborts when the run must stop; its reason is a {@link StopReason}. */
  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  stop(reason: StopReason): void {
    this.#abort.abort(reason);
  }

  /** Writes under the fence: all or nothing, facts told after commit, refused when the lease is lost. */
  write<T>(work: (tx: Transaction, record: (facts: Parameters<Record>[0]) => Promise<void>) => Promise<T>): Promise<T> {
    const { run_id, fence, conversation_id, user_id } = this.run;
    return recordFacts(conversation_id, async (tx, record) => {
      await lockConversation(tx, user_id, conversation_id);
      if (!(await holdsLease(tx, run_id, fence))) {
        this.stop("lease_lost");
        throw leaseLost();
      }
      return work(tx, (facts) => record(facts, run_id));
    });
  }

  /** Ends the right to write; whatever of the run may still be at work is stopped. */
  release(): void {
    clearInterval(this.#timer);
    this.#forget();
    this.stop("lease_lost");
  }

  async #renew(): Promise<void> {
    const { run_id, fence } = this.run;
    const state = await renewLease(db(), run_id, fence, LEASE_SECONDS).catch(() => "unreachable" as const);
    if (state === "unreachable") return;
    if (!state) this.stop("lease_lost");
    else if (state.cancel_requested_at !== null || !state.is_active) this.stop("cancelled");
  }
}

/** Takes a run, or answers null when it is not this process's turn (ended, held by another, or an earlier run is open). */
export async function takeLease(run_id: string): Promise<Lease | null> {
  const run = await claimRun(db(), run_id, owner(), LEASE_SECONDS, env().ALMA_RUNS_PER_USER);
  if (!run) return null;
  const user = await findRunUser(db(), run.user_id);
  if (!user) return null;
  const lease = new Lease(run, {
    user_id: user.user_id,
    email: user.email,
    nickname: user.nickname,
    is_superuser: user.is_superuser,
    language: user.language === "en" ? "en" : "zh",
    timezone: user.timezone,
    session_id: null,
  });
  if (run.cancel_requested_at !== null || !user.is_active) lease.stop("cancelled");
  return lease;
}
