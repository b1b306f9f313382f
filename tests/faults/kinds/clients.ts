import { setTimeout as sleep } from "node:timers/promises";
import { collect } from "../check/collect.ts";
import { callApi, Refused } from "../client/call-api.ts";
import { readFacts } from "../client/read-facts.ts";
import type { Kind } from "../play-round.ts";
import { contentOf, type Scene, type Stage } from "../stage.ts";
import { plan, setScenes } from "./stages.ts";

const nothing = async () => undefined;
const FAR = 1_000_000;

const dropped: Kind = {
  name: "clients dropped at every event",
  weight: 8,
  kills: false,
  set: async (stage) => {
    const ways = {
      "one behind": (seq: number) => seq - 1,
      "where it was": (seq: number) => seq,
      "from the start": () => 0,
    };
    const watchers = (["sse", "websocket"] as const).flatMap((via) =>
      Object.entries(ways).map(([name, drop]) => ({ name: `${name}, ${via}`, via, drop })),
    );
    await stage.open([plan(stage)], [{ name: "the page" }, ...watchers]);
  },
  harm: nothing,
  after: async (stage) => {
    for (const scene of stage.scenes) await comeBackFromEverywhere(stage, scene);
  },
};

/**
 * Comes back with every number there is, one more than there is, and one far beyond. Who claims what does not exist knew
 * another history: they are told so by the greeting, and get this one from its beginning.
 */
async function comeBackFromEverywhere({ lane, blame, ...stage }: Stage, scene: Scene): Promise<void> {
  const { conversation_id } = scene;
  const { events } = await collect(lane.sql, conversation_id);
  const claims = [...events.map(({ seq }) => seq - 1), events.length, events.length + 1, FAR];
  await Promise.all(
    claims.map(async (claim) => {
      const due = events.slice(claim > events.length ? 0 : claim).map((event) => event.wire);
      const { facts, newest } = await readFacts(lane, conversation_id, claim, due.length);
      if (facts.join("\n") !== due.join("\n"))
        blame.call(stage, "resume", "wrong", `back with ${claim}: got ${facts.length} facts, due were ${due.length}`);
      if (newest !== events.length)
        blame.call(
          stage,
          "resume",
          "wrong",
          `back with ${claim}: the greeting says ${newest}, the newest is ${events.length}`,
        );
    }),
  );
}

const slow: Kind = {
  name: "slow reader",
  weight: 4,
  kills: false,
  set: async (stage) => {
    await stage.open(
      [plan(stage, { pace: 5 }), plan(stage, { pace: 5 })],
      [{ name: "the page" }, { name: "slow", slow: 300 }],
    );
  },
  harm: nothing,
};

const twenty: Kind = {
  name: "20 identical sends at once",
  weight: 4,
  kills: false,
  set: (stage) => setScenes(stage, { scenes: 1, messages: 1 }),
  harm: nothing,
  send: async (stage) => {
    const [scene] = stage.scenes;
    const [wanted] = scene?.plans ?? [];
    if (scene && wanted) await Promise.all(Array.from({ length: 20 }, () => stage.send(scene, wanted)));
  },
};

const twoTabs: Kind = {
  name: "two tabs stop, edit and send together",
  weight: 8,
  kills: false,
  interferes: true,
  set: async (stage) => {
    for (let place = 0; place < 2; place += 1) {
      const plans = Array.from({ length: 4 }, () => plan(stage, { tools: 1 }));
      await stage.open(plans, [{ name: "one tab", via: "websocket" }, { name: "other tab" }]);
    }
  },
  harm: nothing,
  send: async (stage) => {
    await Promise.all(stage.scenes.map((scene) => playTabs(stage, scene)));
  },
};

/** One tab sends, edits and withdraws; the other sends too and stops whatever is at work. */
async function playTabs(stage: Stage, scene: Scene): Promise<void> {
  const [first, second, third, fourth] = scene.plans;
  if (!first || !second || !third || !fourth) return;
  const run = await stage.send(scene, first);
  const one = async () => {
    await stage.send(scene, second);
    await edit(stage, scene, second);
    await stage.send(scene, third);
    if (stage.random.chance(0.5)) await withdraw(stage, scene, third);
  };
  const other = async () => {
    await sleep(stage.random.between(0, 300));
    await Promise.all([stage.cancel(run), stage.send(scene, fourth)]);
    await sleep(stage.random.between(0, 600));
    for (const { run_id } of [...scene.acknowledged]) if (stage.random.chance(0.3)) await stage.cancel(run_id);
  };
  await Promise.all([one(), other()]);
}

const acknowledgedAs = (scene: Scene, id: string) =>
  scene.acknowledged.find(({ client_message_id }) => client_message_id === `client-${id}`);

/** Changes a message that may still wait; one that is being answered refuses with 409. */
async function edit(stage: Stage, scene: Scene, of: Scene["plans"][number]): Promise<void> {
  const sent = acknowledgedAs(scene, of.id);
  const content = contentOf(of, "Please do that instead.");
  if (sent && (await taken(callApi(stage.lane, "PATCH", `/v1/runs/${sent.run_id}`, { json: { content } })))) {
    sent.content = content;
  }
}

async function withdraw(stage: Stage, scene: Scene, of: Scene["plans"][number]): Promise<void> {
  const sent = acknowledgedAs(scene, of.id);
  if (sent && (await taken(callApi(stage.lane, "DELETE", `/v1/runs/${sent.run_id}`)))) sent.withdrawn = true;
}

/** Whether a change was made; false where the API said that it came too late. */
async function taken(change: Promise<unknown>): Promise<boolean> {
  try {
    await change;
    return true;
  } catch (error) {
    if (error instanceof Refused && error.status < 500) return false;
    throw error;
  }
}

export const CLIENTS: Kind[] = [dropped, slow, twenty, twoTabs];
