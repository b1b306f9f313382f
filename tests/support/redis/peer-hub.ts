import { newId } from "../../../lib/core/ids.ts";
import { Hub } from "../../../lib/realtime/hub.ts";
import { OtherProcesses } from "../../../lib/realtime/processes/other-processes.ts";
import { connectRedis } from "../../../lib/realtime/redis.ts";
import type { UpstashBridge } from "./start-upstash-bridge.ts";

/** A hub as another process has it. Hubs with the same prefix are of one installation. */
export function peerHub(bridge: Pick<UpstashBridge, "url" | "token">, prefix: string): Hub {
  const hub = new Hub();
  const connection = connectRedis(bridge.url, bridge.token);
  hub.join(new OtherProcesses(hub, { connection, prefix, process_id: newId() }));
  hub.elsewhere?.start(true);
  return hub;
}

/** Makes a hub the one of this process: engine and runs use it from now on. */
export function installHub(hub: Hub): void {
  Reflect.set(globalThis, Symbol.for("alma.hub"), hub);
}
