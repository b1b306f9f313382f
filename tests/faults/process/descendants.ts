import { readdirSync, readFileSync } from "node:fs";

/** Parent of each process, as /proc tells; empty where there is no /proc. */
function parents(): Map<number, number> {
  const found = new Map<number, number>();
  for (const name of listProc()) {
    const stat = read(`/proc/${name}/stat`);
    // After the last parenthesis, because a process may be called anything.
    const parent = /^ \S (\d+)/.exec(stat.slice(stat.lastIndexOf(")") + 1))?.[1];
    if (parent !== undefined) found.set(Number(name), Number(parent));
  }
  return found;
}

/** Every process below `pid` now. */
export function descendantsOf(pid: number): number[] {
  const known = parents();
  const below = new Set([pid]);
  for (let size = 0; size !== below.size; ) {
    size = below.size;
    for (const [child, parent] of known) if (below.has(parent)) below.add(child);
  }
  below.delete(pid);
  return [...below];
}

/** Whether a process runs: neither gone nor only waiting to be collected. */
export function isAlive(pid: number): boolean {
  const stat = read(`/proc/${pid}/stat`);
  const state = /^ (\S)/.exec(stat.slice(stat.lastIndexOf(")") + 1))?.[1];
  return state !== undefined && state !== "Z" && state !== "X";
}

function listProc(): string[] {
  try {
    return readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
