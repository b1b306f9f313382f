import { setTimeout as sleep } from "node:timers/promises";
import { noRedis } from "../../support/redis/index.ts";
import type { Kind } from "../play-round.ts";
import type { Server } from "../process/server.ts";
import type { Stage } from "../stage.ts";
import { setScenes } from "./stages.ts";

const workers = new WeakMap<Stage, Server[]>();

/** The next round finds one process that does everything, as the first did. */
async function backToOne(stage: Stage): Promise<void> {
  for (const worker of workers.get(stage) ?? []) await worker.end();
  await stage.lane.restart();
}

/** The page talks to one process, and another does the work; the page stays where it is. */
const workerKilled: Kind = {
  name: "kill -9 of the worker, the web process stays",
  weight: 20,
  kills: true,
  set: async (stage) => {
    await stage.lane.useRedis();
    await stage.lane.restart("web");
    workers.set(stage, [await stage.lane.start("worker")]);
    await setScenes(stage);
  },
  harm: async (stage) => {
    const [worker] = workers.get(stage) ?? [];
    await sleep(stage.random.between(200, 2500));
    worker?.kill();
    await worker?.ended;
    workers.get(stage)?.push(await stage.lane.start("worker"));
  },
  after: backToOne,
};

const redisLost: Kind = {
  name: "Redis killed and back empty",
  weight: 6,
  kills: false,
  set: workerKilled.set,
  harm: async (stage) => {
    const { redis } = stage.lane;
    await sleep(stage.random.between(200, 1500));
    const away = stage.random.between(0, 4000);
    stage.note(`${away} ms away`);
    await redis?.kill();
    await sleep(away);
    await redis?.restart();
  },
  after: backToOne,
};

/** What needs a Redis between processes. */
export const PROCESSES: Kind[] = noRedis === null ? [workerKilled, redisLost] : [];
