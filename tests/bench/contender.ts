import type { AlmaServer } from "./alma-server.ts";
import type { ClientTask } from "./client-messages.ts";

/** One of those that are compared: where its streams come from, and the process that is between. */
export interface Contender {
  name: string;
  wire: ClientTask["wire"];
  port: () => number;
  /** The process whose use is measured; null for the provider asked directly. */
  pid: (() => number) | null;
  alma: AlmaServer | null;
}

/** A contender that is no ALMA. */
export const plain = (name: string, port: number, pid: number | null): Contender => ({
  name,
  wire: "openai",
  port: () => port,
  pid: pid === null ? null : () => pid,
  alma: null,
});

/** One door of one ALMA. */
export const almaBy = (alma: AlmaServer, wire: "sse" | "ws"): Contender => ({
  name: wire === "sse" ? alma.tree.name : `${alma.tree.name} ws`,
  wire,
  port: () => alma.port,
  pid: () => alma.pid,
  alma,
});
