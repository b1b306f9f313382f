import { setTimeout as sleep } from "node:timers/promises";
import type { Kind } from "../play-round.ts";
import type { Stage } from "../stage.ts";
import { isCommit, nth, writesTo } from "./kill.ts";
import { setScenes } from "./stages.ts";

const OUTAGE_MS = 20_000;
const AT_LATEST_MS = 8_000;

/** Lets the round begin, and stops somewhere in its middle. */
const inTheMiddle = (stage: Stage): Promise<void> => sleep(stage.random.between(150, 2500));

/** Cuts the connection of a statement; waits until that has happened, or the round is over anyway. */
async function cutAt(stage: Stage, watch: (cut: (why: string) => void) => void): Promise<void> {
  const cut = Promise.withResolvers<void>();
  const timer = setTimeout(cut.resolve, AT_LATEST_MS);
  watch((why) => {
    stage.note(why);
    cut.resolve();
  });
  await cut.promise;
  clearTimeout(timer);
}

const cutAfterSend: Kind = {
  name: "connection cut after the COMMIT of a send",
  weight: 6,
  kills: false,
  set: (stage) => setScenes(stage, { tools: 1 }),
  harm: (stage) =>
    cutAt(stage, (cut) => nth(stage, stage.random.between(1, 3), "after", writesTo("messages", "insert"), "cut")(cut)),
};

const cutAfterCommit: Kind = {
  name: "connection cut at a COMMIT",
  weight: 10,
  kills: false,
  set: (stage) => setScenes(stage),
  harm: (stage) => {
    const when = stage.random.pick(["before", "after"] as const);
    return cutAt(stage, (cut) => nth(stage, stage.random.between(1, 50), when, isCommit, "cut")(cut));
  },
};

const allCut: Kind = {
  name: "all connections to PostgreSQL cut",
  weight: 6,
  kills: false,
  set: (stage) => setScenes(stage),
  harm: async (stage) => {
    for (let times = stage.random.between(1, 3); times > 0; times -= 1) {
      await inTheMiddle(stage);
      stage.lane.server?.proxy.cut();
    }
  },
};

const unreachable: Kind = {
  name: "PostgreSQL unreachable for 20 s",
  weight: 8,
  kills: false,
  set: (stage) => setScenes(stage),
  harm: async (stage) => {
    const { server } = stage.lane;
    const how = stage.random.pick(["refuse", "silence"] as const);
    await inTheMiddle(stage);
    stage.note(how);
    server?.proxy.outage(how);
    await sleep(OUTAGE_MS);
    server?.proxy.outage(null);
  },
};

const restarted: Kind = {
  name: "PostgreSQL restarted",
  weight: 8,
  kills: false,
  set: (stage) => setScenes(stage),
  harm: async (stage) => {
    const signal = stage.random.pick(["SIGKILL", "SIGINT"] as const);
    await inTheMiddle(stage);
    stage.note(signal);
    await stage.lane.stopPostgres(signal);
    await sleep(stage.random.between(0, 2000));
    await stage.lane.restartPostgres();
  },
};

export const DATABASE: Kind[] = [cutAfterSend, cutAfterCommit, allCut, unreachable, restarted];
