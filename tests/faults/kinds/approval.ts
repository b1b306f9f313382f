import { canRequest } from "../model/plan.ts";
import type { Kind } from "../play-round.ts";
import { killAt, nth, writesTo } from "./kill.ts";
import { setScenes } from "./stages.ts";

const set: Kind["set"] = (stage) =>
  setScenes(stage, { scenes: 2, agent: "web_agent", tools: stage.random.between(1, 2) });

const waiting: Kind = {
  name: "kill -9 while waiting for approval",
  weight: 20,
  kills: true,
  set,
  harm: (stage) => {
    const when = stage.random.pick(["before", "after"] as const);
    const verb = stage.random.pick(["insert", "update"] as const);
    return killAt(stage, nth(stage, stage.random.between(1, 2), when, writesTo("approvals", verb)));
  },
};

const inEffect: Kind = {
  name: "kill -9 while an effect happens",
  weight: 20,
  kills: true,
  set,
  harm: (stage) => {
    const n = stage.random.between(1, 2);
    const after = stage.random.between(0, 160);
    return killAt(stage, (kill) => {
      let heard = 0;
      stage.lane.effects.heard = () => {
        heard += 1;
        if (heard === n) setTimeout(kill, after, `${after} ms after effect ${n}`);
      };
    });
  },
};

/** What only a tool with an effect outside can show. */
export const APPROVALS: Kind[] = canRequest ? [waiting, inEffect] : [];
