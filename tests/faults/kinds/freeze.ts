import { setTimeout as sleep } from "node:timers/promises";
import { noRedis } from "../../support/redis/index.ts";
import { collect } from "../check/collect.ts";
import { firstDifference } from "../check/same-everywhere.ts";
import type { Kind } from "../play-round.ts";
import type { Server } from "../process/server.ts";
import type { Stage } from "../stage.ts";
import { setScenes } from "./stages.ts";

/** The lease is 15 s. */
const LONGER_THAN_THE_LEASE_MS = 17_000;
/** What a process that came back would write, it writes by then: it renews every 2 s and saves drafts twice a second. */
const AWAKE_MS = 5_000;
const zombies = new WeakMap<Stage, Server>();

/** Every row of every conversation of the round. */
const rowsOf = (stage: Stage) =>
  Promise.all(stage.scenes.map((scene) => collect(stage.lane.sql, scene.conversation_id)));

const frozen: Kind = {
  name: "SIGSTOP for longer than the lease",
  weight: 10,
  kills: false,
  set: async (stage) => {
    await stage.lane.useRedis();
    await setScenes(stage, { messages: 1 });
  },
  harm: async (stage) => {
    const { lane } = stage;
    const zombie = lane.server;
    if (!zombie) throw new Error("no server to freeze");
    await sleep(stage.random.between(300, 1500));
    zombie.signal("SIGSTOP");
    zombies.set(stage, zombie);
    lane.server = null;
    await sleep(LONGER_THAN_THE_LEASE_MS);
    lane.server = await lane.start();
    stage.dropAll();
  },
  after: async (stage) => {
    const zombie = zombies.get(stage);
    const before = await rowsOf(stage);
    zombie?.signal("SIGCONT");
    await sleep(AWAKE_MS);
    const difference = firstDifference(await rowsOf(stage), before);
    // Where the heir could not end, it goes on now: that is not the zombie.
    const isOver = stage.violations.length === 0;
    if (isOver && difference !== null) stage.blame("a zombie writes nothing", "wrong", difference);
    await zombie?.end();
  },
};

const thawedInTheMiddle: Kind = {
  ...frozen,
  name: "SIGSTOP, and SIGCONT while the heir works",
  weight: 6,
  harm: async (stage) => {
    await frozen.harm(stage);
    setTimeout(() => zombies.get(stage)?.signal("SIGCONT"), stage.random.between(0, 12_000));
  },
};

/** Two processes need a Redis between them. */
export const FREEZES: Kind[] = noRedis === null ? [frozen, thawedInTheMiddle] : [];
