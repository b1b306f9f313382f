import { readdir, readFile } from "node:fs/promises";
import { readResidentBytes } from "../interpreters/resource-watch.ts";

const PERIOD_MS = 250;

async function childrenOf(pid: number): Promise<number[]> {
  try {
    const tasks = await readdir(`/proc/${pid}/task`);
    const lists = await Promise.all(tasks.map((task) => readFile(`/proc/${pid}/task/${task}/children`, "utf8")));
    return lists.flatMap((list) => list.split(" ").filter(Boolean).map(Number));
  } catch {
    return [];
  }
}

/** A process and everything below it, at most `max` of them. */
export async function processTree(pid: number, max: number): Promise<number[]> {
  const found = [pid];
  for (let at = 0; at < found.length && found.length < max; at += 1) {
    const parent = found[at];
    if (parent !== undefined) found.push(...(await childrenOf(parent)));
  }
  return found.slice(0, max);
}

/**
 * Watches a whole tree of processes: calls `onExceeded` once, with what was passed, and then watches no more. The kernel
 * bounds each process; nothing but this bounds their sum. Returns the function that stops watching.
 */
export function watchTree(
  pid: number,
  limits: { resident_bytes: () => number; processes: number },
  onExceeded: (what: "memory" | "processes") => void,
): () => void {
  let busy = false;
  const timer = setInterval(async () => {
    if (busy) return;
    busy = true;
    const pids = await processTree(pid, limits.processes + 1);
    const sizes = await Promise.all(pids.map(readResidentBytes));
    busy = false;
    const resident = sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0);
    const passed = pids.length > limits.processes ? "processes" : resident > limits.resident_bytes() ? "memory" : null;
    if (passed === null) return;
    clearInterval(timer);
    onExceeded(passed);
  }, PERIOD_MS);
  timer.unref();
  return () => clearInterval(timer);
}
