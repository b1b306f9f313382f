import { singleton } from "../core/process/singleton.ts";

interface Places {
  free: number;
  waiting: Array<() => void>;
}

/** Children at the same time; each may take hundreds of megabytes. */
const AT_ONCE = 2;

const places = (): Places => singleton("parsing.places", () => ({ free: AT_ONCE, waiting: [] }));

/** Runs `work` when a child may be started, in the order of the calls. Rejects with the signal's reason while it waits. */
export async function inPlace<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  await take(signal);
  try {
    return await work();
  } finally {
    give();
  }
}

async function take(signal: AbortSignal): Promise<void> {
  const state = places();
  signal.throwIfAborted();
  if (state.free > 0) {
    state.free -= 1;
    return;
  }
  await new Promise<void>((resolve, reject) => {
    const enter = () => {
      signal.removeEventListener("abort", leave);
      resolve();
    };
    const leave = () => {
      state.waiting = state.waiting.filter((waiter) => waiter !== enter);
      reject(signal.reason);
    };
    state.waiting.push(enter);
    signal.addEventListener("abort", leave, { once: true });
  });
}

function give(): void {
  const state = places();
  const next = state.waiting.shift();
  if (next) next();
  else state.free += 1;
}
