import { isEnded } from "./check/evidence.ts";
import { waitingSessions } from "./check/sessions.ts";
import type { Stage } from "./stage.ts";

/** From the end of a fault, a run may take this long until it visibly goes on; SAFETY.md, invariant 3. */
const PROGRESS_MS = 30_000;
const END_MS = 120_000;
const LOOK_MS = 100;

interface Open {
  run_id: string;
  conversation_id: string;
  status: string;
  is_held: boolean;
  retry_count: number;
}

/** Waits until every run of the round has ended; blames those that nobody works on 30 s after the fault. */
export async function settle(stage: Stage, healed: number): Promise<void> {
  const ids = stage.scenes.map((scene) => scene.conversation_id);
  let hasLooked = false;
  for (;;) {
    const rows = await stage.lane.sql<Open[]>`
      select run_id, conversation_id, status, coalesce(lease_until > now(), false) as is_held, retry_count
      from runs where conversation_id = any(${ids}) order by run_id`;
    const open = rows.filter((run) => !isEnded(run.status));
    if (open.length === 0) return;
    const waited = Date.now() - healed;
    if (waited > PROGRESS_MS && !hasLooked) {
      hasLooked = true;
      const still = open.filter((run) => isStill(run, open));
      for (const run of still)
        stage.blame("progress within 30 s", "stuck", `run ${run.run_id} is ${run.status} and nobody works on it`);
      if (still.length > 0) for (const line of await waitingSessions(stage.lane.sql)) stage.note(line);
    }
    if (waited > END_MS) {
      const left = open.map((run) => `${run.run_id} ${run.status}`).join(", ");
      stage.blame("an end of every run", "stuck", `not ended after ${END_MS / 1000} s: ${left}`);
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

/** Neither at work, nor waiting for a person, for its turn or for its next try. */
const isStill = (run: Open, open: Open[]): boolean =>
  run.status === "running"
    ? !run.is_held
    : run.status === "queued" &&
      run.retry_count === 0 &&
      !open.some((other) => other !== run && other.status !== "queued");
