import type { Sql } from "postgres";

/** The code of {@link poolExhausted}. */
export const POOL_EXHAUSTED = "POOL_EXHAUSTED";

/** Every connection was at work for as long as anybody waits for one. Nothing of what was asked has happened. */
export const poolExhausted = () =>
  Object.assign(new Error("No connection to the database became free in time."), { code: POOL_EXHAUSTED });

/** Between two looks at who waits. */
const LOOK_MS = 250;

type Unsafe = Sql["unsafe"];
type Query = Pick<ReturnType<Unsafe>, "cancel">;
interface Waiting {
  query: Query;
  since: number;
}

/**
 * The same client, whose statements outside of transactions wait at most `wait_ms` for a connection, and then fail with
 * {@link poolExhausted}; the driver (postgres 3.4.9) lets them wait for ever.
 */
export function boundWait<C extends { unsafe: Unsafe }>(client: C, wait_ms: number): C {
  let waiting: Waiting[] = [];
  let timer: NodeJS.Timeout | undefined;
  const look = () => {
    const late = performance.now() - wait_ms;
    waiting = waiting.filter((one) => hasToWait(one, late));
    if (waiting.length > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
  const watch = <Q extends Query>(query: Q): Q => {
    waiting.push({ query, since: performance.now() });
    timer ??= setInterval(look, LOOK_MS).unref();
    return query;
  };
  const unsafe: Unsafe = (statement, parameters, options) => watch(client.unsafe(statement, parameters, options));
  return new Proxy(client, {
    get: (target, key, receiver) => (key === "unsafe" ? unsafe : Reflect.get(target, key, receiver)),
  });
}

/** Whether a statement still waits and may; one that waited too long is taken back. */
function hasToWait({ query, since }: Waiting, late: number): boolean {
  // The driver's own fields: `state` is the connection that a statement was given to.
  if (Reflect.get(query, "state") || Reflect.get(query, "cancelled")) return false;
  if (since > late) return true;
  const reject: unknown = Reflect.get(query, "reject");
  if (Reflect.get(query, "executed") !== true || typeof reject !== "function") return false;
  reject.call(query, poolExhausted());
  query.cancel();
  return false;
}
