import { db } from "../../../db/client.ts";
import { deleteIdempotencyKeys } from "../../../db/queries/operation/idempotency-keys.ts";
import { clock } from "../../core/clock.ts";
import { KEPT_MS } from "./only-once.ts";

/** Removes the keys that are no longer honoured. Gives how many. */
export const purgeIdempotencyKeys = (): Promise<number> =>
  deleteIdempotencyKeys(db(), new Date(clock.now().getTime() - KEPT_MS));
