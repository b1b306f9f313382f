import { clock } from "../core/clock.ts";

const UNDO_MS = 10 * 60_000;

/** A deletion before this instant can no longer be undone. */
export const undoLimit = (): Date => new Date(clock.now().getTime() - UNDO_MS);
