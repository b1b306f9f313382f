import { clock } from "../../core/clock.ts";

const EXPIRES_MS = 24 * 3_600_000;

/** When an upload is removed of which nothing more comes from now on. */
export const uploadExpiry = (): Date => new Date(clock.now().getTime() + EXPIRES_MS);
