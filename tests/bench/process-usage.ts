import { readdirSync, readFileSync } from "node:fs";

/** Of one process: processor time of all its threads so far, and resident memory now. */
export interface Usage {
  cpu_us: number;
  rss_bytes: number;
}

const PAGE = 4096;
/** A tick of /proc/<pid>/stat. */
const TICK_US = 10_000;

const read = (file: string): string => {
  try {
    return readFileSync(file, "latin1");
  } catch {
    return "";
  }
};

/** Processor time in nanoseconds is kept per thread; the sum of the living ones is exact enough for pools that stay. */
export function usageOf(pid: number): Usage {
  let nanoseconds = 0;
  for (const thread of threadsOf(pid))
    nanoseconds += Number(read(`/proc/${pid}/task/${thread}/schedstat`).split(" ")[0]);
  const resident = Number(read(`/proc/${pid}/statm`).split(" ")[1] ?? 0);
  return { cpu_us: nanoseconds / 1e3, rss_bytes: resident * PAGE };
}

function threadsOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
}

interface Stat {
  pid: number;
  name: string;
  parent: number;
  own_us: number;
  /** Of children that have ended. */
  ended_us: number;
}

function statOf(pid: number): Stat | null {
  const [, name = "", rest = ""] = /\((.*)\) (.*)/.exec(read(`/proc/${pid}/stat`)) ?? [];
  const fields = rest.split(" ").map(Number);
  if (fields.length < 15) return null;
  const sum = (from: number) => ((fields[from] ?? 0) + (fields[from + 1] ?? 0)) * TICK_US;
  return { pid, name, parent: fields[1] ?? 0, own_us: sum(11), ended_us: sum(13) };
}

const allStats = (): Stat[] =>
  readdirSync("/proc")
    .filter((entry) => /^\d+$/.test(entry))
    .flatMap((entry) => statOf(Number(entry)) ?? []);

/** Processor time of the PostgreSQL that a server started, with all its sessions, ended ones too; microseconds. */
export function databaseCpuUs(server_pid: number): number {
  const stats = allStats();
  const postmaster = stats.find(({ parent, name }) => parent === server_pid && name.startsWith("postgres"));
  if (!postmaster) return 0;
  const sessions = stats.filter(({ parent }) => parent === postmaster.pid);
  return sessions.reduce((sum, { own_us }) => sum + own_us, postmaster.own_us + postmaster.ended_us);
}

/** Children of a process other than its PostgreSQL: what it still prepares in the background. */
export const countOtherChildren = (server_pid: number): number =>
  allStats().filter(({ parent, name }) => parent === server_pid && !name.startsWith("postgres")).length;
