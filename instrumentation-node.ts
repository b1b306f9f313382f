import { startEngine, syncRegistry } from "./agents/engine/start-engine.ts";
import { bootDatabase, closeDatabase, startUpkeep } from "./lib/boot/index.ts";
import { env } from "./lib/core/env.ts";
import { registerHealthCheck } from "./lib/core/health.ts";
import { logger } from "./lib/core/logger.ts";
import { onShutdown } from "./lib/core/shutdown.ts";
import { isWorking, tellConversationChanges } from "./lib/runs/index.ts";
import { buildPythonSnapshot, describeSandbox, shutdownSandbox } from "./lib/sandbox/index.ts";
import { ensureFirstSuperuser } from "./lib/users/index.ts";

/** The composition root: database and schema, registry into its tables, first superuser, engine, chores. */
export async function boot(): Promise<void> {
  await bootDatabase();
  onShutdown("database pool", closeDatabase, 700);
  await syncRegistry();
  await ensureFirstSuperuser();
  tellConversationChanges();
  onShutdown("runs", await startEngine(), 300);
  if (env().ALMA_ROLE !== "web") registerHealthCheck("worker", () => ({ ok: isWorking() }));
  onShutdown("upkeep", startUpkeep(), 100);
  onShutdown("sandbox", shutdownSandbox, 500);
  registerHealthCheck("sandbox", sandboxHealth);
  // Not awaited: the first Python call of a fresh installation would otherwise be the one that waits for it.
  buildPythonSnapshot().catch((error: unknown) => logger().warn({ err: error }, "no Python snapshot"));
}

/** Which driver runs each language, since that depends on the machine. Chat works without one, so it decides no readiness. */
async function sandboxHealth() {
  const { languages } = await describeSandbox();
  const detail = languages.map(({ language, driver }) => `${language}: ${driver ?? "none"}`).join(", ");
  return { ok: true, detail };
}
