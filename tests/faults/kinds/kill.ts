import type { Saying } from "../model/planned-model.ts";
import type { Kind } from "../play-round.ts";
import type { Strike } from "../proxy/database-proxy.ts";
import type { Statement } from "../proxy/statements.ts";
import type { Stage } from "../stage.ts";
import { setScenes } from "./stages.ts";

/** A kill that finds no moment of its kind comes then, wherever the round is. */
const AT_LATEST_MS = 8_000;

const SIDES = ["before", "after"] as const;

/** Kills the process at the moment that `arm` finds (it calls its argument), and starts the next one. */
export async function killAt(stage: Stage, arm: (kill: (why: string) => void) => void): Promise<void> {
  const { lane } = stage;
  const { server } = lane;
  if (!server) throw new Error("no server to kill");
  const killed = Promise.withResolvers<void>();
  const kill = (why: string) => {
    if (server.isGone()) return;
    stage.note(why);
    server.kill();
    killed.resolve();
  };
  const timer = setTimeout(kill, AT_LATEST_MS, "killed at rest");
  arm(kill);
  await killed.promise;
  clearTimeout(timer);
  lane.model.heard = null;
  lane.effects.heard = null;
  await lane.restart();
}

/** Strikes at the nth statement of ours that `matches`: by killing the process, or by cutting that one connection. */
export const nth =
  (stage: Stage, n: number, when: Strike["when"], matches: (statement: Statement) => boolean, how?: "cut") =>
  (struck: (why: string) => void): void => {
    let seen = 0;
    const { server } = stage.lane;
    if (!server) return;
    server.proxy.watch = (statement) => {
      if (!matches(statement)) return null;
      seen += 1;
      if (seen !== n) return null;
      const act: Strike["act"] = (cut) => {
        if (how === "cut") cut();
        struck(`${when} ${label(statement)} ${n}`);
      };
      return { when, act };
    };
  };

/** "commit of tool_calls+run_events": each table that it changes, once. */
function label({ sql, writes }: Statement): string {
  const tables = writes.map(
    (text) => /\b(?:update(?! of\b)|into|delete from)\s+"?(?:\w+"?\.)?"?(\w+)/i.exec(text)?.[1] ?? "?",
  );
  return `${/^\s*commit/i.test(sql) ? "commit of " : ""}${[...new Set(tables)].join("+")}`;
}

/** Ends a transaction of ALMA's. */
export const isCommit = ({ application, commits }: Statement) => application.startsWith("alma ") && commits;
/** Makes rows of a table durable. */
export const writesTo =
  (table: string, verb: string) =>
  ({ writes, commits }: Statement) =>
    commits &&
    writes.some((text) => text.startsWith(`${verb} "${table}"`) || text.startsWith(`${verb} into "${table}"`));

const boundary: Kind = {
  name: "kill -9 at a step boundary",
  weight: 60,
  kills: true,
  set: (stage) => setScenes(stage),
  harm: (stage) => {
    const when = stage.random.pick(SIDES);
    return killAt(stage, nth(stage, stage.random.between(1, 70), when, isCommit));
  },
};

const midToken: Kind = {
  name: "kill -9 in mid-token",
  weight: 40,
  kills: true,
  set: (stage) => setScenes(stage),
  harm: (stage) => {
    const request = stage.random.between(1, 10);
    const after = stage.random.between(5, 500);
    return killAt(stage, (kill) => {
      let heard = 0;
      stage.lane.model.heard = () => {
        heard += 1;
        if (heard === request) setTimeout(kill, after, `${after} ms into answer ${request}`);
      };
    });
  },
};

const beforeTool: Kind = {
  name: "kill -9 between tool row and execution",
  weight: 25,
  kills: true,
  set: (stage) => setScenes(stage),
  harm: (stage) => {
    const n = stage.random.between(1, 5);
    return killAt(stage, nth(stage, n, "after", writesTo("tool_calls", "insert")));
  },
};

const beforeResult: Kind = {
  name: "kill -9 between execution and result",
  weight: 25,
  kills: true,
  set: (stage) => setScenes(stage),
  harm: (stage) => {
    const n = stage.random.between(1, 5);
    return killAt(stage, nth(stage, n, "before", writesTo("tool_calls", "update")));
  },
};

const delegating: Kind = {
  name: "kill -9 during delegation",
  weight: 20,
  kills: true,
  set: (stage) => setScenes(stage, { scenes: 2, agent: "orchestrator" }),
  harm: (stage) => {
    const nthChild = stage.random.between(1, 4);
    const after = stage.random.between(0, 400);
    return killAt(stage, (kill) => {
      let heard = 0;
      stage.lane.model.heard = ({ plan }: Saying) => {
        if (plan.includes(".")) heard += 1;
        if (heard === nthChild) setTimeout(kill, after, `${after} ms into delegated answer ${nthChild}`);
      };
    });
  },
};

const twice: Kind = {
  name: "kill -9 twice",
  weight: 15,
  kills: true,
  set: (stage) => setScenes(stage),
  harm: async (stage) => {
    await killAt(stage, nth(stage, stage.random.between(3, 50), "before", isCommit));
    // The second one meets the heir at its first steps, or while it starts.
    await killAt(stage, nth(stage, stage.random.between(1, 20), stage.random.pick(SIDES), isCommit));
  },
};

const sending: Kind = {
  name: "kill -9 while a message is taken",
  weight: 15,
  kills: true,
  set: (stage) => setScenes(stage, { tools: 1 }),
  harm: (stage) => {
    const when = stage.random.pick(SIDES);
    return killAt(stage, nth(stage, stage.random.between(1, 3), when, writesTo("messages", "insert")));
  },
};

const ending: Kind = {
  name: "kill -9 while a run ends",
  weight: 15,
  kills: true,
  set: (stage) => setScenes(stage, { tools: 1 }),
  harm: (stage) => {
    const when = stage.random.pick(SIDES);
    return killAt(stage, nth(stage, stage.random.between(1, 3), when, writesTo("messages", "update")));
  },
};

export const KILLS: Kind[] = [boundary, midToken, beforeTool, beforeResult, delegating, twice, sending, ending];
