import { after } from "next/server";
import { drainOnce, drainOwnRuns } from "./agents/engine/drain.ts";
import { startEngine, syncRegistry } from "./agents/engine/start-engine.ts";
import { bootDatabase, checkRole, closeDatabase, holdServingLock } from "./lib/boot/index.ts";
import { env } from "./lib/core/env.ts";
import { recogniseHosting } from "./lib/core/http/hosting.ts";
import { logger } from "./lib/core/log/logger.ts";
import { registerHealthCheck } from "./lib/core/process/health.ts";
import { onShutdown } from "./lib/core/process/shutdown.ts";
import { announceMethods } from "./lib/http/index.ts";
import { startLimits } from "./lib/limits/index.ts";
import { deliverWaiting, onMail, startMail } from "./lib/mail/index.ts";
import { installWebSocket, sharedCounts, startHub } from "./lib/realtime/index.ts";
import {
  cancelRun,
  decideApproval,
  getRun,
  isWorking,
  setDrain,
  startRun,
  tellConversationChanges,
} from "./lib/runs/index.ts";
import { buildPythonSnapshot, describeSandbox, shutdownSandbox } from "./lib/sandbox/index.ts";
import { startSchedules } from "./lib/schedules/index.ts";
import { checkStorage } from "./lib/storage/index.ts";
import { startUpkeep } from "./lib/upkeep/index.ts";
import { ensureFirstSuperuser } from "./lib/users/index.ts";

/** The composition root: database and schema, registry into its tables, first superuser, engine, chores. */
export async function boot(): Promise<void> {
  const isServer = recogniseHosting() === "server";
  startLimits(sharedCounts());
  if (isServer) checkRole();
  await checkStorage();
  const { url } = await bootDatabase();
  onShutdown("database pool", closeDatabase, 700);
  if (isServer && env().ALMA_ROLE !== "worker") onShutdown("right to serve", await holdRightToServe(url), 650);
  await syncRegistry();
  await ensureFirstSuperuser();
  tellConversationChanges();
  onShutdown("hub", startHub(), 600);
  onShutdown("runs", await startEngine(), 300);
  // Before the engine, which stops the queue.
  onShutdown("mail", await startMail({ isWorking: isServer && env().ALMA_ROLE !== "web" }), 200);
  onShutdown("sandbox", shutdownSandbox, 500);
  registerHealthCheck("sandbox", sandboxHealth);
  setDrain(drainOnce);
  if (isServer) startService();
  else serveRequests();
  // Not awaited: the first Python call of a fresh installation would otherwise be the one that waits for it.
  buildPythonSnapshot().catch((error: unknown) => logger().warn({ err: error }, "no Python snapshot"));
}

/** What a process of ours does all its life, and a request's function never does. */
function startService(): void {
  announceMethods();
  installWebSocket({ startRun, getRun, cancelRun, decideApproval });
  if (env().ALMA_ROLE !== "web") {
    registerHealthCheck("worker", () => ({ ok: isWorking() }));
    onShutdown("schedules", startSchedules(), 100);
  }
  onShutdown("upkeep", startUpkeep(), 100);
}

/** On somebody else's server each request finishes what it began: its run, and the mails it put on their way. */
function serveRequests(): void {
  drainOwnRuns(after);
  onMail(() =>
    after(() => deliverWaiting().catch((error: unknown) => logger().warn({ err: error }, "mails were left to cron"))),
  );
}

function holdRightToServe(url: string): Promise<() => Promise<void>> {
  const { UPSTASH_REDIS_REST_URL } = env();
  const onLostForGood = () => {
    logger().fatal("Another ALMA process serves this database now, and there is no Redis between them: stopping.");
    process.kill(process.pid, "SIGTERM");
  };
  return holdServingLock({ url, shared: UPSTASH_REDIS_REST_URL !== undefined, onLostForGood });
}

/** Which driver runs each language, since that depends on the machine. Chat works without one, so it decides no readiness. */
async function sandboxHealth() {
  const { languages } = await describeSandbox();
  const detail = languages.map(({ language, driver }) => `${language}: ${driver ?? "none"}`).join(", ");
  return { ok: true, detail };
}
