import type { ChildProcess } from "node:child_process";
import { type StartedProcess, startProcess } from "../../support/start-process.ts";
import { type DatabaseProxy, startDatabaseProxy } from "../proxy/database-proxy.ts";
import { descendantsOf } from "./descendants.ts";

const UP_MS = 60_000;

/** One process of ALMA, with a way to the database of its own. */
export interface Server {
  url: string;
  pid: number;
  proxy: DatabaseProxy;
  /** Its last words, for a report. */
  output: () => string;
  /** The last thing it found fatal. */
  complaint: () => string;
  /** Processes that it had started when it was killed; they have to go as well. */
  orphans: () => number[];
  kill: () => void;
  signal: (name: NodeJS.Signals) => void;
  isGone: () => boolean;
  /** It is gone, and nobody had asked it to. */
  endedByItself: () => boolean;
  ended: Promise<unknown>;
  /** Ends it, however it is, and its way to the database. */
  end: () => Promise<void>;
}

/** Starts ALMA, with or without Next, and waits until it serves. `database` is where its proxy leads. */
export async function startServer(
  database: { url: string; port: number },
  env: Record<string, string>,
  isReal: boolean,
): Promise<Server> {
  const proxy = await startDatabaseProxy(database.port);
  const url = new URL(database.url);
  url.port = String(proxy.port);
  const started = startProcess(isReal ? "server.ts" : "tests/faults/process/serve.ts", {
    ...env,
    DATABASE_URL: url.href,
  });
  try {
    const port = (
      await started.says(
        isReal ? /"url":"http:\/\/127\.0\.0\.1:(\d+)","msg":"ALMA is listening"/ : /^up (\d+)$/m,
        UP_MS,
      )
    )[1];
    return serverOf(started, `http://127.0.0.1:${port}`, proxy);
  } catch (error) {
    started.child.kill("SIGKILL");
    await proxy.close();
    throw error;
  }
}

/** A harness that breaks leaves no server behind. */
const running = new Set<ChildProcess>();
process.once("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});

function serverOf(started: StartedProcess, url: string, proxy: DatabaseProxy): Server {
  const { child, ended, output } = started;
  const pid = child.pid ?? 0;
  let gone = false;
  let isAsked = false;
  let orphans: number[] = [];
  running.add(child);
  void ended.then(() => {
    gone = true;
    running.delete(child);
  });
  const kill = () => {
    if (gone) return;
    isAsked = true;
    orphans = descendantsOf(pid);
    child.kill("SIGKILL");
  };
  return {
    url,
    pid,
    proxy,
    output: () => output().slice(-4000),
    complaint: () => /^.*"level":60.*$/m.exec(output())?.[0].slice(0, 1000) ?? "without a word",
    orphans: () => orphans,
    kill,
    signal: (name) => {
      isAsked ||= name === "SIGTERM";
      child.kill(name);
    },
    isGone: () => gone,
    endedByItself: () => gone && !isAsked,
    ended,
    end: async () => {
      kill();
      await ended;
      await proxy.close();
    },
  };
}
