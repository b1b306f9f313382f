import { singleton } from "../process/singleton.ts";

/**
 * `server`: a process of ours that lives long (server.ts, tests). `serverless`: somebody else's server runs the routes,
 * for as long as a request takes; there may be many such processes, and none of them works or sweeps by itself.
 */
export type Hosting = "server" | "serverless";

const state = () => singleton<{ hosting: Hosting }>("hosting", () => ({ hosting: "server" }));

export const hosting = (): Hosting => state().hosting;

/** Decides it once, at boot: server.ts leaves a mark before it starts Next. */
export function recogniseHosting(): Hosting {
  const isOurs = Reflect.get(globalThis, Symbol.for("alma.server")) === true;
  state().hosting = isOurs ? "server" : "serverless";
  return hosting();
}
