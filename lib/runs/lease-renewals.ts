import { db } from "../../db/client.ts";
import { renewLeases } from "../../db/queries/run-claims.ts";
import { logger } from "../core/logger.ts";
import { singleton } from "../core/singleton.ts";

const RENEW_MS = 2000;
/** Leases in one statement. */
const BATCH = 500;

/** What a renewal tells its holder: `lost` when another has the run, `cancelled` when it must stop. */
export type Renewal = "held" | "lost" | "cancelled";

export interface RenewedLease {
  run_id: string;
  fence: number;
  seconds: number;
  heard: (renewal: Renewal) => void;
}

/** Renews the leases of this process together, so that many runs cost few statements. */
class LeaseRenewals {
  readonly #leases = new Set<RenewedLease>();
  #timer: NodeJS.Timeout | null = null;
  #isRenewing = false;

  add(lease: RenewedLease): () => void {
    this.#leases.add(lease);
    this.#timer ??= setInterval(() => void this.#renewAll(), RENEW_MS);
    return () => {
      this.#leases.delete(lease);
      if (this.#leases.size > 0 || this.#timer === null) return;
      clearInterval(this.#timer);
      this.#timer = null;
    };
  }

  async #renewAll(): Promise<void> {
    if (this.#isRenewing) return;
    this.#isRenewing = true;
    try {
      const leases = [...this.#leases];
      for (let from = 0; from < leases.length; from += BATCH) await this.#renew(leases.slice(from, from + BATCH));
    } catch (error) {
      // Nobody knows then; a write would find out, and the lease runs out by itself.
      logger().debug({ err: error }, "leases were not renewed");
    } finally {
      this.#isRenewing = false;
    }
  }

  async #renew(leases: RenewedLease[]): Promise<void> {
    const renewed = await renewLeases(db(), leases);
    const states = new Map(renewed.map((row) => [row.run_id, row]));
    for (const lease of leases) {
      // One that ended while it was asked for is nobody's business any more.
      if (!this.#leases.has(lease)) continue;
      const state = states.get(lease.run_id);
      const mustStop = state && (state.cancel_requested_at !== null || !state.is_active);
      lease.heard(!state ? "lost" : mustStop ? "cancelled" : "held");
    }
  }
}

export const leaseRenewals = (): LeaseRenewals => singleton("lease-renewals", () => new LeaseRenewals());
