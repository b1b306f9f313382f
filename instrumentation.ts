/** Runs once, when a server starts. The branch keeps everything of Node out of the edge build that Next also makes. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === "nodejs" && process.env.NEXT_PHASE !== "phase-production-build") {
    const { boot } = await import("./instrumentation-node.ts");
    const booted = boot();
    // server.ts waits for this promise before it listens.
    Object.assign(globalThis, { [Symbol.for("alma.boot")]: booted });
    await booted;
  }
}
