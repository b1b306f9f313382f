import { logger } from "../../core/log/logger.ts";
import { singleton } from "../../core/process/singleton.ts";
import { SANDBOX_LIMITS } from "../limits.ts";

/** Something started ahead that has run nothing yet. */
interface Started {
  kill: () => void;
  exited: Promise<unknown>;
  hold: (held: boolean) => void;
}

interface State<T> {
  /** Loaded, or still loading. */
  next: Promise<T> | null;
  closed: boolean;
}

/**
 * Keeps one child of a kind started ahead, so that the next program begins at once. The next one is started when one is
 * taken; it is ended after some minutes without use. `name` makes it one pool per process.
 */
export function createChildPool<T extends Started>(name: string, start: () => Promise<T>) {
  const pool = (): State<T> => singleton(`sandbox.pool.${name}`, () => ({ next: null, closed: false }));

  /** A child that has run nothing; the caller owns it. Rejects when none can be started. */
  function take(): Promise<T> {
    const state = pool();
    const { next } = state;
    state.next = null;
    return next ? next.catch(start) : start();
  }

  /** Starts the next one in the background, unless one is there. */
  function refill(): void {
    const state = pool();
    if (state.next || state.closed) return;
    const next = start();
    state.next = next;
    const forget = (): void => {
      if (state.next === next) state.next = null;
    };
    next.then(
      (child) => {
        const timer = setTimeout(() => {
          if (state.next !== next) return;
          forget();
          child.kill();
        }, SANDBOX_LIMITS.idle_child_ms);
        timer.unref();
        void child.exited.then(() => {
          clearTimeout(timer);
          forget();
        });
      },
      (error: unknown) => {
        forget();
        logger().warn({ err: error, pool: name }, "sandbox: no child could be started ahead");
      },
    );
  }

  /** Ends the waiting child and starts no more ahead. */
  async function close(): Promise<void> {
    const state = pool();
    state.closed = true;
    const child = await state.next?.catch(() => null);
    state.next = null;
    child?.hold(true);
    child?.kill();
    await child?.exited;
  }

  return { take, refill, close };
}
