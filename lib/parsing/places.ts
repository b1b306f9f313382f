import { singleton } from "../core/process/singleton.ts";

interface Waiter {
  is_long: boolean;
  enter: () => void;
}

interface Places {
  free: number;
  free_long: number;
  waiting: Waiter[];
}

/** Children at the same time; each may take hundreds of megabytes. */
const AT_ONCE = 2;
/** Of these, those that may take minutes: a film that is converted leaves a place for a page that is read. */
const LONG_AT_ONCE = 1;
const LONG_MS = 60_000;

const places = (): Places =>
  singleton("parsing.places", () => ({ free: AT_ONCE, free_long: LONG_AT_ONCE, waiting: [] }));

/**
 * Runs `work`, which may take so many milliseconds, when a child may be started: in the order of the calls, but that nobody
 * waits behind a long one that has no place yet. Rejects with the signal's reason while it waits.
 */
export async function inPlace<T>(ms: number, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  const is_long = ms > LONG_MS;
  await take(is_long, signal);
  try {
    return await work();
  } finally {
    give(is_long);
  }
}

const hasPlace = ({ free, free_long }: Places, is_long: boolean): boolean => free > 0 && (!is_long || free_long > 0);

function count(state: Places, is_long: boolean, by: 1 | -1): void {
  state.free += by;
  if (is_long) state.free_long += by;
}

async function take(is_long: boolean, signal: AbortSignal): Promise<void> {
  const state = places();
  signal.throwIfAborted();
  if (hasPlace(state, is_long)) return count(state, is_long, -1);
  await new Promise<void>((resolve, reject) => {
    const waiter: Waiter = {
      is_long,
      enter: () => {
        signal.removeEventListener("abort", leave);
        resolve();
      },
    };
    const leave = () => {
      state.waiting = state.waiting.filter((other) => other !== waiter);
      reject(signal.reason);
    };
    state.waiting.push(waiter);
    signal.addEventListener("abort", leave, { once: true });
  });
}

function give(is_long: boolean): void {
  const state = places();
  count(state, is_long, 1);
  const next = state.waiting.find((waiter) => hasPlace(state, waiter.is_long));
  if (!next) return;
  state.waiting = state.waiting.filter((waiter) => waiter !== next);
  count(state, next.is_long, -1);
  next.enter();
}
