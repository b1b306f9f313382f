import { setTimeout as delay } from "node:timers/promises";
import { newId } from "../../core/ids.ts";
import { logger } from "../../core/log/logger.ts";
import { claimLease, isLeaseLost, type Lease } from "../lease/lease.ts";
import { agentTypeOf } from "./agent-type.ts";
import { ReservedPlace } from "./reserved-place.ts";
import type { RunPool } from "./run-pool.ts";

const SETTLE_MS = 1_000;

/** How a worker hears of runs that others have queued. */
export interface Ears {
  open(): Promise<void>;
  close(): Promise<void>;
  /** Wakes another worker. */
  passOn(): Promise<void>;
}

/** Works on runs in this process: takes the best of all that wait while its pool has room. */
export class RunWorker {
  readonly pool: RunPool;
  readonly #work: (lease: Lease) => Promise<void>;
  readonly #ears: Ears | null;
  readonly #atWork = new Map<Lease, Promise<void>>();
  /** Runs that are being written. */
  readonly #reserved = new Set<string>();
  #looking: Promise<void> | null = null;
  #lookAgain = false;
  /** At the last look a run was left that might begin when another ends. */
  #othersWait = false;
  #isHearing = false;
  #isStopping = false;

  constructor(pool: RunPool, execute: (lease: Lease) => Promise<void>, ears: Ears | null = null) {
    this.pool = pool;
    this.#work = execute;
    this.#ears = ears;
  }

  /** Whether a run that is queued now would be begun here. */
  get hasRoom(): boolean {
    return !this.#isStopping && this.pool.hasRoom;
  }

  /** Looks for runs until there is no room or none that may begin; a call meanwhile makes it look once more. */
  look(): Promise<void> {
    this.#lookAgain = true;
    this.#looking ??= this.#lookWhileAsked();
    return this.#looking;
  }

  /** A place for a run that is about to be written; null without room. To be begun or given up. */
  reserve(run_id: string): ReservedPlace | null {
    if (!this.hasRoom) return null;
    this.pool.acquire(run_id);
    this.#reserved.add(run_id);
    return new ReservedPlace(this, run_id);
  }

  /** Begins a run at the place that was reserved for it. */
  begin(lease: Lease): void {
    this.#reserved.delete(lease.run.run_id);
    this.#execute(lease);
    if (this.#isStopping) lease.stop("shutdown");
    // A claim passes over a person for whom a run was just being begun.
    else if (this.#othersWait) void this.look();
  }

  /** Takes back the place that was reserved for a run; what waits may have it. */
  giveUp(run_id: string): void {
    this.#reserved.delete(run_id);
    this.pool.release(run_id);
    if (!this.#isStopping) void this.look();
  }

  /** For a wake-up from the queue: what finds no room here is passed on. */
  async wake(): Promise<void> {
    await this.look();
    if (!this.hasRoom) await this.#ears?.passOn();
  }

  /**
   * Takes no further runs, gives those at work `drain_ms` to end by themselves, then tells them to give back what they
   * have, for which they get `give_back_ms`.
   */
  async stop(drain_ms: number, give_back_ms: number): Promise<void> {
    this.#isStopping = true;
    await this.#looking;
    await this.#hear(false);
    await this.#settled();
    await this.#quiet(drain_ms);
    for (const lease of this.#atWork.keys()) lease.stop("shutdown");
    await this.#quiet(give_back_ms);
  }

  async #lookWhileAsked(): Promise<void> {
    await null;
    try {
      while (this.#lookAgain) {
        this.#lookAgain = false;
        while (this.hasRoom && (await this.#claimOne()));
        await this.#hear(this.hasRoom);
      }
    } catch (error) {
      logger().warn({ err: error }, "looking for runs failed");
    } finally {
      this.#looking = null;
    }
  }

  /** At a place that is kept meanwhile, since a message may come for it. Answers whether there may be more to claim. */
  async #claimOne(): Promise<boolean> {
    const claiming = newId();
    this.pool.acquire(claiming);
    try {
      const { lease, others_wait } = await claimLease();
      this.#othersWait = others_wait;
      if (!lease) return false;
      this.pool.release(claiming);
      this.pool.acquire(lease.run.run_id);
      this.#execute(lease);
      return others_wait;
    } finally {
      this.pool.release(claiming);
    }
  }

  #execute(lease: Lease): void {
    const { run_id, analysis } = lease.run;
    if (analysis) this.pool.note(run_id, agentTypeOf(analysis.agent_name));
    const work = this.#workOn(lease).finally(() => {
      const wasFull = !this.pool.hasRoom;
      lease.release();
      this.pool.release(run_id);
      this.#atWork.delete(lease);
      // Otherwise nothing waits that this worker has not been, or will not be, called for.
      if (wasFull || this.#othersWait) void this.look();
    });
    this.#atWork.set(lease, work);
  }

  /** One that fails without an end keeps its lease until that is over; then somebody goes on with it. */
  async #workOn(lease: Lease): Promise<void> {
    try {
      await this.#work(lease);
    } catch (error) {
      if (!isLeaseLost(error)) logger().error({ err: error, run_id: lease.run.run_id }, "a run was left");
    }
  }

  /** A worker without room hears nothing, so that the call reaches one that has some. */
  async #hear(wanted: boolean): Promise<void> {
    if (!this.#ears || this.#isHearing === wanted) return;
    await (wanted ? this.#ears.open() : this.#ears.close());
    this.#isHearing = wanted;
  }

  /** Until no run is being written that would be begun here, or for a second. */
  async #settled(): Promise<void> {
    const end = Date.now() + SETTLE_MS;
    while (this.#reserved.size > 0 && Date.now() < end) await delay(10);
  }

  async #quiet(limit_ms: number): Promise<void> {
    const late = new AbortController();
    const quiet = Promise.all(this.#atWork.values()).finally(() => late.abort());
    await Promise.race([quiet, delay(limit_ms, undefined, { signal: late.signal }).catch(() => undefined)]);
  }
}
