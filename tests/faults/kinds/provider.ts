import { setTimeout as sleep } from "node:timers/promises";
import { collect } from "../check/collect.ts";
import { firstDifference } from "../check/same-everywhere.ts";
import type { Mishap } from "../model/plan.ts";
import { type Kind, reaches } from "../play-round.ts";
import { setScenes } from "./stages.ts";

/** DESIGN 4.8: the stop button closes the provider's socket within so much. */
const CLOSED_MS = 2_000;
const nothing = async () => undefined;

const failing = (name: string, weight: number, mishaps: Mishap[]): Kind => ({
  name,
  weight,
  kills: false,
  set: (stage) => setScenes(stage, { scenes: 2, mishaps, tools: 1 }),
  harm: nothing,
});

const stopped: Kind = {
  name: "stop while the provider hangs, drips or speaks",
  weight: 10,
  kills: false,
  interferes: true,
  set: (stage) => {
    const mishap = stage.random.pick(["hang", "silence", "drip", null] as const);
    stage.note(mishap ?? "speaks");
    return setScenes(stage, { scenes: 2, messages: 1, tools: 0, pace: 80, mishaps: mishap ? [mishap] : [] });
  },
  harm: async (stage) => {
    await reaches(() => stage.scenes.every((scene) => scene.acknowledged.length > 0), 10_000);
    await sleep(stage.random.between(0, 900));
    const sent = stage.scenes.flatMap((scene) => scene.acknowledged);
    await Promise.all(sent.map(({ run_id }) => stage.cancel(run_id)));
    if (!(await reaches(() => stage.lane.model.held() === 0, CLOSED_MS)))
      stage.blame("a stop reaches the provider", "stuck", `${stage.lane.model.held()} sockets were open after 2 s`);
  },
  after: async (stage) => {
    // Bytes of the provider that were on their way must not move what has ended.
    const read = () => Promise.all(stage.scenes.map((scene) => collect(stage.lane.sql, scene.conversation_id)));
    const before = await read();
    await sleep(800);
    const difference = firstDifference(await read(), before);
    if (difference !== null) stage.blame("late bytes change nothing", "wrong", difference);
  },
};

export const PROVIDERS: Kind[] = [
  failing("provider cuts the answer off", 8, ["cut"]),
  failing("provider is busy (429)", 6, ["busy", "busy"]),
  failing("provider drips", 4, ["drip"]),
  failing("provider hangs", 3, ["hang"]),
  stopped,
];
