import type { Sql } from "postgres";

type Unsafe = Sql["unsafe"];
interface Client {
  unsafe: Unsafe;
}

/**
 * The same client, whose statements are named. drizzle sends every statement unnamed: PostgreSQL then plans it anew each
 * time, and the driver needs a second round trip to learn the types of its parameters. A named one is known from its
 * second use on, and statements of one transaction travel together.
 */
export const prepareStatements = <C extends Client>(client: C): C =>
  new Proxy(client, {
    get(target, key, receiver) {
      const value: unknown = Reflect.get(target, key, receiver);
      if (key === "unsafe") return named(target.unsafe);
      if ((key === "begin" || key === "savepoint") && typeof value === "function") {
        return (...given: unknown[]) => Reflect.apply(value, target, given.map(withNamed));
      }
      return value;
    },
  });

const named =
  (unsafe: Unsafe): Unsafe =>
  (query, parameters, options) =>
    unsafe(query, parameters, { ...options, prepare: true });

/** The work of a transaction gets its client in the same form; options and names of savepoints stay as they are. */
const withNamed = (given: unknown): unknown =>
  typeof given === "function" ? (tx: Client) => given(prepareStatements(tx)) : given;
