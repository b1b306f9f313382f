/** Composition root inside Next: runs once, when a server starts. Imports are late, so that a build starts nothing. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs" || process.env.NEXT_PHASE === "phase-production-build") return;
  const booted = boot();
  // server.ts waits for this promise before it listens.
  Object.assign(globalThis, { [Symbol.for("alma.boot")]: booted });
  await booted;
}

async function boot(): Promise<void> {
  const { bootDatabase, closeDatabase, startUpkeep } = await import("./lib/boot/index.ts");
  const { onShutdown } = await import("./lib/core/shutdown.ts");
  await bootDatabase();
  onShutdown("database pool", closeDatabase, 700);
  const { syncRegistry, startEngine } = await import("./agents/engine/start-engine.ts");
  await syncRegistry();
  const { ensureFirstSuperuser } = await import("./lib/users/index.ts");
  await ensureFirstSuperuser();
  const { tellConversationChanges } = await import("./lib/runs/index.ts");
  tellConversationChanges();
  onShutdown("runs", await startEngine(), 300);
  onShutdown("upkeep", startUpkeep(), 100);
  const { shutdownSandbox } = await import("./lib/sandbox/index.ts");
  onShutdown("sandbox", shutdownSandbox, 500);
}
