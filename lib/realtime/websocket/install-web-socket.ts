import { onShutdown } from "../../core/process/shutdown.ts";
import { openFeeds } from "../event-feed.ts";
import type { SocketCommands } from "./socket-commands.ts";
import { SOCKET_LIMITS, type SocketLimits } from "./socket-limits.ts";
import { chatSockets } from "./socket-registry.ts";
import { createUpgradeHandler } from "./upgrade.ts";

/** Where server.ts looks for who takes upgrades; instrumentation has another copy of every module, but the same global. */
const UPGRADE = Symbol.for("alma.upgrade");
/** After runs have ended or been put down, before pools close. */
const SHUTDOWN_ORDER = 400;
/** How long clients may take to hear that the server goes. */
const GOODBYE_MS = 1_000;

/**
 * Takes WebSockets from server.ts from now on, and tells sockets and event streams to come back when the process ends.
 * `limits` replace the usual ones.
 */
export function installWebSocket(commands: SocketCommands, limits: Partial<SocketLimits> = {}): void {
  chatSockets().open();
  Reflect.set(globalThis, UPGRADE, createUpgradeHandler(commands, { ...SOCKET_LIMITS, ...limits }));
  onShutdown("open connections", sayGoodbye, SHUTDOWN_ORDER);
}

/** Ends every socket and stream with the word that the server restarts; from then on nobody is let in. */
async function sayGoodbye(): Promise<void> {
  Reflect.deleteProperty(globalThis, UPGRADE);
  for (const feed of openFeeds()) feed.sayClosing();
  chatSockets().sayClosing();
  const end = Date.now() + GOODBYE_MS;
  while (chatSockets().all.length > 0 && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 20));
}
