import { setTimeout as sleep } from "node:timers/promises";
import { type Kind, reaches } from "../play-round.ts";
import { setScenes } from "./stages.ts";

const STOPPED_MS = 21_000;

const terminated: Kind = {
  name: "SIGTERM in mid-work",
  weight: 8,
  kills: false,
  set: (stage) => setScenes(stage),
  harm: async (stage) => {
    const { lane } = stage;
    const { server } = lane;
    if (!server) throw new Error("no server to stop");
    await sleep(stage.random.between(200, 2500));
    server.signal("SIGTERM");
    if (!(await reaches(server.isGone, STOPPED_MS)))
      stage.blame("a drain ends", "stuck", "still there 21 s after SIGTERM");
    await lane.restart();
  },
};

export const TERMINATIONS: Kind[] = [terminated];
