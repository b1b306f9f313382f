import { afterAll, describe, it } from "vitest";
import { withEngine } from "../support/engine.ts";
import { say } from "../support/model-servers/index.ts";
import { ALL_TASKS } from "./all-tasks.ts";
import { connectScript } from "./connect-script.ts";
import { judgeTask } from "./judge-task.ts";
import { playScript } from "./play-script.ts";
import { playTask } from "./play-task.ts";
import { startSite } from "./site.ts";
import { takeTurns } from "./take-turns.ts";

/** The allow-list and the search engine are read once per process, so that the site must be up first. */
const site = await startSite();
Object.assign(process.env, {
  ALMA_EGRESS_ALLOW: site.host,
  ALMA_SEARCH: "searxng",
  ALMA_SEARCH_URL: site.url,
});

withEngine();
afterAll(() => site.close());

/** For a machine with much else to do; alone most take a second. */
const LIMIT_MS = 100_000;
/** Two at a time keep two cores busy; more only make each other late, up to the time limits of the tools. */
const inTurn = takeTurns(2);
const stage = { site, connect: connectScript((task) => playScript(task, site.forTask(task.id))), limit_ms: LIMIT_MS };

describe.concurrent("what a person gets, with a scripted model", () => {
  for (const task of ALL_TASKS) {
    it(task.id, { timeout: LIMIT_MS + 10_000 }, async ({ expect }) => {
      const outcome = await inTurn(() => playTask(task, stage));
      const { problems } = await judgeTask(task, site.forTask(task.id), outcome, { is_scripted: true });
      expect(problems).toEqual([]);
    });
  }
});

describe("the checks that real models are held to", () => {
  it("are passed nowhere by a model that only says it has done it", { timeout: LIMIT_MS + 10_000 }, async ({
    expect,
  }) => {
    const lazy = { ...stage, connect: connectScript(() => () => [say("Done, as you asked. 已经按要求完成。")]) };
    const passed: string[] = [];
    const waiting = [...ALL_TASKS];
    const playOn = async () => {
      for (let task = waiting.shift(); task; task = waiting.shift()) {
        const own = { ...site.forTask(task.id), received: [] };
        const outcome = { ...(await playTask(task, lazy)), received: [] };
        const { problems } = await judgeTask(task, own, outcome, { is_scripted: false });
        if (problems.length === 0) passed.push(task.id);
      }
    };
    await Promise.all(Array.from({ length: 4 }, playOn));
    expect(passed).toEqual([]);
  });
});
