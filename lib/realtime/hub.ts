import { createHash } from "node:crypto";
import { env } from "../core/env.ts";
import { hosting } from "../core/http/hosting.ts";
import { newId } from "../core/ids.ts";
import { singleton } from "../core/process/singleton.ts";
import { Hub } from "./event-hub.ts";
import { OtherProcesses } from "./processes/other-processes.ts";
import { connectRedis } from "./redis.ts";

export { Hub, type Listener, type LiveText } from "./event-hub.ts";

/** The hub of this process. With Redis it reaches other processes; on a serverless host without Redis readers look into the database. */
export const hub = (): Hub =>
  singleton("hub", () => {
    const created = new Hub();
    const { UPSTASH_REDIS_REST_URL: url, UPSTASH_REDIS_REST_TOKEN: token } = env();
    if (url && token) {
      const connection = connectRedis(url, token);
      created.join(new OtherProcesses(created, { connection, prefix: channelPrefix(), process_id: newId() }));
    } else if (hosting() === "serverless") {
      created.join(new OtherProcesses(created, null));
    }
    return created;
  });

/** The same for all processes of an installation, since they share its secret, and a name that nobody else guesses. */
export const channelPrefix = (): string => {
  const digest = createHash("sha256")
    .update(`alma channels ${env().ALMA_SECRET ?? ""}`)
    .digest("hex");
  return `alma:${digest.slice(0, 24)}:`;
};
