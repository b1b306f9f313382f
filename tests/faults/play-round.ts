import { collect } from "./check/collect.ts";
import type { Evidence } from "./check/evidence.ts";
import { type Violation, violationsIn } from "./check/index.ts";
import { waitingSessions } from "./check/sessions.ts";
import { loadFromApi, loadPage } from "./client/load-view.ts";
import { keepServing } from "./keep-serving.ts";
import type { Lane } from "./lane.ts";
import { isAlive } from "./process/descendants.ts";
import { settle } from "./settle.ts";
import { type Scene, Stage } from "./stage.ts";

/** One kind of round: sets a stage, and does its harm to it while messages are sent and answered. */
export interface Kind {
  name: string;
  /** How often it comes, against the others, in the long form. */
  weight: number;
  /** It kills a process of ALMA by SIGKILL. */
  kills: boolean;
  /** Somebody stops, changes or withdraws things: runs may end in other ways than with a whole answer. */
  interferes?: boolean;
  /** Opens the conversations of the round. */
  set: (stage: Stage) => Promise<void>;
  /** Begins before anything is sent, and resolves when the fault is over and a process serves again. */
  harm: (stage: Stage) => Promise<void>;
  /** Sends the messages; by default every plan of every scene. */
  send?: (stage: Stage) => Promise<void>;
  /** After all runs have ended. */
  after?: (stage: Stage) => Promise<void>;
}

export interface Played {
  kind: string;
  kills: boolean;
  seed: number;
  runs: number;
  /** From the end of the fault until the last run had ended. */
  recovery_ms: number;
  took_ms: number;
  notes: string[];
  violations: Violation[];
}

const CAUGHT_UP_MS = 20_000;
const ORPHANS_MS = 60_000;
const SOCKETS_MS = 60_000;

/** Plays one round of a kind on a lane, and looks at everything afterwards. */
export async function playRound(lane: Lane, kind: Kind, seed: number): Promise<Played> {
  const began = Date.now();
  const stage = new Stage(lane, seed);
  await lane.signIn();
  let stopApproving = () => {};
  const stopKeeping = keepServing(stage);
  let recovery_ms = 0;
  try {
    await kind.set(stage);
    stopApproving = stage.approve(0.75);
    const victim = lane.server;
    const harm = kind.harm(stage);
    await Promise.all([kind.send?.(stage) ?? stage.sendAll(), harm]);
    const healed = Date.now();
    await settle(stage, healed);
    recovery_ms = Date.now() - healed;
    await kind.after?.(stage);
    await nothingOutlives(stage, victim?.orphans() ?? []);
    for (const scene of stage.scenes) {
      const evidence = await evidenceOf(stage, scene);
      stage.violations.push(...violationsIn(evidence));
      if (!kind.interferes) everyRunIsAnswered(stage, evidence);
    }
  } catch (error) {
    stage.blame("the round itself", "wrong", error instanceof Error ? (error.stack ?? error.message) : String(error));
    // Where it broke off, what it waited for is still to be seen.
    for (const line of await waitingSessions(lane.sql).catch(() => [])) stage.blame("sessions then", "wrong", line);
  } finally {
    stopApproving();
    await stopKeeping();
    lane.model.heard = null;
    lane.effects.heard = null;
    if (lane.server) lane.server.proxy.watch = null;
    await Promise.all(stage.scenes.flatMap(({ watchers }) => watchers.map((watcher) => watcher.close())));
  }
  const runs = stage.scenes.reduce((sum, scene) => sum + scene.acknowledged.length, 0);
  const { notes, violations } = stage;
  return {
    kind: kind.name,
    kills: kind.kills,
    seed,
    runs,
    recovery_ms,
    took_ms: Date.now() - began,
    notes,
    violations,
  };
}

/** A fault of ours, of the database or of a provider that recovers costs a person time, and never the answer. */
function everyRunIsAnswered(stage: Stage, { stored }: Evidence): void {
  for (const run of stored.runs.filter(({ status }) => status !== "completed"))
    stage.blame("every message is answered", "lost", `run ${run.run_id} is ${run.status}: ${run.error_code}`);
}

async function evidenceOf(stage: Stage, scene: Scene): Promise<Evidence> {
  const { lane } = stage;
  const { conversation_id, acknowledged, watchers } = scene;
  const stored = await collect(lane.sql, conversation_id);
  await reaches(() => watchers.every((watcher) => watcher.view.last_seq >= stored.last_seq), CAUGHT_UP_MS);
  const loaded = lane.isReal ? await loadFromApi(lane, conversation_id, stored) : await loadPage(lane, conversation_id);
  const clients = watchers.map(({ name, facts, view, problems }) => ({ name, facts, view, problems }));
  const { sayings } = lane.model;
  return { stored, acknowledged, clients, loaded, sayings, effects: lane.effects.counts };
}

/** Children of a killed process, and connections to the provider that nobody reads any more. */
async function nothingOutlives(stage: Stage, orphans: number[]): Promise<void> {
  if (!(await reaches(() => !orphans.some(isAlive), ORPHANS_MS)))
    stage.blame("nothing outlives", "stuck", `processes ${orphans.filter(isAlive)} outlived their parent by 60 s`);
  if (!(await reaches(() => stage.lane.model.held() === 0, SOCKETS_MS)))
    stage.blame("nothing outlives", "stuck", `${stage.lane.model.held()} provider connections are still open`);
}

/** Whether a condition comes true within `limit` milliseconds. */
export async function reaches(condition: () => boolean, limit: number): Promise<boolean> {
  for (const end = Date.now() + limit; !condition(); ) {
    if (Date.now() > end) return false;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return true;
}
