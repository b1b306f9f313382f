import { readdir, readFile } from "node:fs/promises";

const PAGE_BYTES = 4096;

/** Resident memory of all processes of a group, in bytes; 0 where the system does not tell (only Linux does). */
export async function groupMemory(group: number): Promise<number> {
  if (process.platform !== "linux") return 0;
  const names = await readdir("/proc").catch(() => []);
  const sizes = await Promise.all(names.filter((name) => /^\d+$/.test(name)).map((pid) => memoryOf(pid, group)));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** Fields 5 (group), 24 (resident pages) of proc(5) stat, and 3 of statm: what is shared with others counts once less. */
async function memoryOf(pid: string, group: number): Promise<number> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, "utf8");
    // The name of a program may hold spaces and brackets: the fields are counted behind its last bracket.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    if (Number(fields[2]) !== group) return 0;
    const [, resident = "0", shared = "0"] = (await readFile(`/proc/${pid}/statm`, "utf8")).split(" ");
    return (Number(resident) - Number(shared)) * PAGE_BYTES;
  } catch {
    // The process ended while it was looked at.
    return 0;
  }
}
