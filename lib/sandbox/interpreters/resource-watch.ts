import { readFile } from "node:fs/promises";

const PERIOD_MS = 250;
const PAGE_BYTES = 4096;

/** Resident memory of a process in bytes; null where the system does not tell. */
export async function readResidentBytes(pid: number): Promise<number | null> {
  try {
    const [, resident = ""] = (await readFile(`/proc/${pid}/statm`, "utf8")).split(" ");
    return Number(resident) * PAGE_BYTES;
  } catch {
    return null;
  }
}

/**
 * Calls `onExceeded` once when a process holds more than `limit` bytes: the third line of defence, after the engine's own
 * cap and the kernel's. Returns the function that stops watching.
 */
export function watchMemory(pid: number, limit: number, onExceeded: () => void): () => void {
  const timer = setInterval(async () => {
    const resident = await readResidentBytes(pid);
    if (resident === null || resident <= limit) return;
    clearInterval(timer);
    onExceeded();
  }, PERIOD_MS);
  timer.unref();
  return () => clearInterval(timer);
}
