import { makePlan, type PlanWishes } from "../model/plan.ts";
import type { Stage } from "../stage.ts";

export const plan = (stage: Stage, wishes: PlanWishes = {}) =>
  makePlan(stage.random, stage.nextPlanId(), stage.lane.effects, wishes);

/** A few conversations of one or two messages, each with two open pages, one over WebSocket and one over SSE. */
export async function setScenes(
  stage: Stage,
  { scenes = 3, messages = 2, ...wishes }: PlanWishes & { scenes?: number; messages?: number } = {},
): Promise<void> {
  for (let place = 0; place < scenes; place += 1) {
    const plans = Array.from({ length: stage.random.between(1, messages) }, () => plan(stage, wishes));
    const often = stage.random.between(2, 5);
    await stage.open(plans, [
      { name: "the page", via: "websocket" },
      // Comes and goes all the time, once behind by one and once from the start.
      { name: "a bad line", drop: (seq) => (seq % often === 0 ? (seq % 2 === 0 ? seq - 1 : 0) : null) },
    ]);
  }
}
