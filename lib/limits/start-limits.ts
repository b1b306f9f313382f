import { logger } from "../core/log/logger.ts";
import { policies } from "./policies.ts";
import type { SharedStore } from "./shared-store.ts";
import { shareCounts } from "./take-allowance.ts";

/** Reads the operator's settings, so that a wrong one ends the start and not the first request; `store` where there is Redis. */
export function startLimits(store: SharedStore | null): void {
  if (policies() === null) logger().warn("ALMA_RATE_LIMITS is off: nobody is kept from flooding this server");
  shareCounts(store);
}
