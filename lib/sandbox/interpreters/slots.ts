import { availableParallelism } from "node:os";
import { singleton } from "../../core/process/singleton.ts";

interface Slots {
  free: number;
  waiting: Array<() => void>;
}

/** How many programs run side by side; the others wait in the order they came. */
export const SLOT_COUNT = Math.max(2, availableParallelism());

const slots = (): Slots => singleton("sandbox.slots", () => ({ free: SLOT_COUNT, waiting: [] }));

/** Resolves with the function that gives the slot back, or with null when the signal was aborted while waiting. */
export function takeSlot(signal: AbortSignal | undefined): Promise<(() => void) | null> {
  const state = slots();
  const release = releaseOnce(state);
  if (signal?.aborted) return Promise.resolve(null);
  if (state.free > 0) {
    state.free -= 1;
    return Promise.resolve(release);
  }
  return new Promise((resolve) => {
    const enter = (): void => {
      signal?.removeEventListener("abort", leave);
      resolve(release);
    };
    const leave = (): void => {
      state.waiting = state.waiting.filter((each) => each !== enter);
      resolve(null);
    };
    state.waiting.push(enter);
    signal?.addEventListener("abort", leave, { once: true });
  });
}

function releaseOnce(state: Slots): () => void {
  let released = false;
  return () => {
    if (released) return;
    released = true;
    const next = state.waiting.shift();
    if (next) next();
    else state.free += 1;
  };
}
