import { db, type Transaction } from "../../../db/client.ts";
import { claimRun, holdsLease } from "../../../db/queries/runs/run-claims.ts";
import { lockConversation, type RunRow } from "../../../db/queries/runs/runs.ts";
import type { Actor } from "../../core/actor.ts";
import { env } from "../../core/env.ts";
import { processName } from "../../core/process/process-name.ts";
import type { NewFact } from "../../protocol/events.ts";
import { recordFacts } from "../record-facts.ts";
import { type StopReason, stopSignals } from "../stop-signals.ts";
import { leaseRenewals, type Renewal } from "./lease-renewals.ts";

export const LEASE_SECONDS = 15;
const LOST = Symbol.for("alma.lease-lost");

/** This process, as the holder of leases. */
export const leaseOwner = processName;

/** Thrown by a write of someone whose lease is lost: another process has the run, and this one must write nothing. */
export const isLeaseLost = (error: unknown): boolean => typeof error === "object" && error !== null && LOST in error;

const leaseLost = () => Object.assign(new Error("The lease of this run is lost."), { [LOST]: true });

type Tell = (facts: NewFact[]) => Promise<void>;
/** What is written under a lease; `tell` records facts of its run. */
export type LeaseWork<T> = (tx: Transaction, tell: Tell) => Promise<T>;

/** The right to execute one run; renewed until released, and checked by every write. */
export class Lease {
  readonly run: RunRow;
  readonly actor: Actor;
  readonly #abort = new AbortController();
  readonly #stopRenewing: () => void;
  readonly #forget: () => void;
  /** Rejects when the lease is lost: a write that the database does not answer must not hold its run for ever. */
  readonly #lost: Promise<never>;
  readonly #lose: () => void;
  readonly #deferred: LeaseWork<void>[] = [];
  #writing: Promise<unknown> = Promise.resolve();
  #failure: { error: unknown } | null = null;

  constructor(run: RunRow, actor: Actor) {
    this.run = run;
    this.actor = actor;
    const lost = Promise.withResolvers<never>();
    this.#lost = lost.promise;
    this.#lost.catch(() => undefined);
    this.#lose = () => lost.reject(leaseLost());
    const { run_id, fence } = run;
    const heard = (renewal: Renewal) => this.#heard(renewal);
    this.#stopRenewing = leaseRenewals().add({ run_id, fence, seconds: LEASE_SECONDS, heard });
    this.#forget = stopSignals().listen(run.run_id, (reason) => this.stop(reason));
  }

  /** Aborts when the run must stop; its reason is a {@link StopReason}. */
  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  stop(reason: StopReason): void {
    if (reason === "lease_lost") this.#lose();
    this.#abort.abort(reason);
  }

  /**
   * Writes under the fence: all or nothing, facts told after commit, refused when the lease is lost. Writes of one run
   * happen in the order in which they were asked for.
   */
  write<T>(work: LeaseWork<T>): Promise<T> {
    const turn = this.#writing.then(() => this.#transact(work));
    this.#writing = turn.catch(() => undefined);
    return Promise.race([turn, this.#lost]);
  }

  /** Writes without being waited for. When it fails, the next write fails with its error. */
  writeSoon(work: LeaseWork<void>): void {
    this.write(work).catch((error: unknown) => {
      this.#failure ??= { error };
    });
  }

  /** Leaves something to be written by the next write, in its transaction: what must be kept before anything else happens. */
  defer(work: LeaseWork<void>): void {
    this.#deferred.push(work);
  }

  async #transact<T>(work: LeaseWork<T>): Promise<T> {
    if (this.#failure) throw this.#failure.error;
    const { run_id, fence, conversation_id, user_id } = this.run;
    const due = [...this.#deferred];
    const result = await recordFacts(conversation_id, async (tx, record) => {
      const locked = lockConversation(tx, user_id, conversation_id);
      const [, isHeld] = await Promise.all([locked, holdsLease(tx, run_id, fence)]);
      if (!isHeld) {
        this.stop("lease_lost");
        throw leaseLost();
      }
      const tell: Tell = async (facts) => {
        await record(facts, run_id);
      };
      await Promise.all(due.map((earlier) => earlier(tx, tell)));
      return work(tx, tell);
    });
    this.#deferred.splice(0, due.length);
    return result;
  }

  /** Ends the right to write; whatever of the run may still be at work is stopped. */
  release(): void {
    this.#stopRenewing();
    this.#forget();
    this.stop("lease_lost");
  }

  #heard(renewal: Renewal): void {
    if (renewal === "lost") this.stop("lease_lost");
    else if (renewal === "cancelled") this.stop("cancelled");
  }
}

/**
 * Takes the run whose turn it is, or the named one if it may begin now. No lease when there is none: held by another,
 * ended, resting, behind an earlier run of its conversation, or its person has as many at work as they may.
 */
export async function claimLease(run_id?: string): Promise<{ lease: Lease | null; others_wait: boolean }> {
  const { ALMA_RUNS_PER_USER: most_per_user } = env();
  const claim = { owner: leaseOwner(), lease_seconds: LEASE_SECONDS, most_per_user, run_id };
  const { taken, others_wait } = await claimRun(db(), claim);
  if (!taken) return { lease: null, others_wait };
  const { run, person } = taken;
  const { is_active, language, ...actor } = person;
  const lease = new Lease(run, { ...actor, language: language === "en" ? "en" : "zh", session_id: null });
  if (run.cancel_requested_at !== null || !is_active) lease.stop("cancelled");
  return { lease, others_wait };
}

/** As {@link claimLease}, without word of others. */
export const takeLease = async (run_id?: string): Promise<Lease | null> => (await claimLease(run_id)).lease;
