import { db } from "../../../db/client.ts";
import { renewLeases } from "../../../db/queries/runs/run-claims.ts";
import { logger } from "../../core/log/logger.ts";
import { singleton } from "../../core/process/singleton.ts";
import { SharedTick } from "./shared-tick.ts";

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

/** The leases of this process are renewed together, so that many runs cost few statements. */
export const leaseRenewals = (): SharedTick<RenewedLease> =>
  singleton(
    "lease-renewals",
    () =>
      new SharedTick<RenewedLease>({
        every_ms: RENEW_MS,
        look: renewAll,
        // Nobody knows then; a write would find out, and the lease runs out by itself.
        failed: (error) => logger().debug({ err: error }, "leases were not renewed"),
      }),
  );

async function renewAll(leases: RenewedLease[]): Promise<void> {
  for (let from = 0; from < leases.length; from += BATCH) await renew(leases.slice(from, from + BATCH));
}

async function renew(leases: RenewedLease[]): Promise<void> {
  const renewed = await renewLeases(db(), leases);
  const states = new Map(renewed.map((row) => [row.run_id, row]));
  for (const lease of leases) {
    // One that ended while it was asked for is nobody's business any more.
    if (!leaseRenewals().has(lease)) continue;
    const state = states.get(lease.run_id);
    const mustStop = state && (state.cancel_requested_at !== null || !state.is_active);
    lease.heard(!state ? "lost" : mustStop ? "cancelled" : "held");
  }
}
