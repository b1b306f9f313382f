import { hosting } from "../core/http/hosting.ts";
import { registerHealthCheck } from "../core/process/health.ts";
import { hub } from "./hub.ts";

/** Takes part in what processes tell each other, where there are several; answers how to leave. */
export function startHub(): () => void {
  const { elsewhere } = hub();
  elsewhere?.start(hosting() === "server");
  // Losing Redis loses nothing, so it makes no process unready.
  registerHealthCheck("hub", () => ({ ok: true, detail: elsewhere?.state ?? "memory" }));
  return () => elsewhere?.stop();
}
