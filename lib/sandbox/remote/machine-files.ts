import { createHash } from "node:crypto";
import type { SandboxFile } from "../code-request.ts";
import { SANDBOX_LIMITS } from "../limits.ts";
import type { VercelMachine } from "./vercel-client.ts";

export const MACHINE_ROOT = "/vercel/sandbox";

const hashOf = (content: Uint8Array): string => createHash("sha256").update(content).digest("hex");

/** Puts files into a machine's workspace. */
export async function writeToMachine(machine: VercelMachine, files: SandboxFile[]): Promise<void> {
  if (files.length === 0) return;
  await machine.writeFiles(
    files.map(({ path, content }) => ({ path: `${MACHINE_ROOT}/${path}`, content: Buffer.from(content) })),
  );
}

/**
 * Every file of a machine's workspace. What is known and unchanged (by its SHA-256) is not fetched again; null when there
 * is more than the sandbox's limits allow.
 */
export async function readFromMachine(machine: VercelMachine, known: SandboxFile[]): Promise<SandboxFile[] | null> {
  const before = new Map(known.map((file) => [file.path, file]));
  const { disk } = SANDBOX_LIMITS;
  const script = `find . -type f -not -path '*/__pycache__/*' -print0 | head -z -n ${disk.files + 1} | xargs -0 -r sha256sum -z`;
  const listed = await machine.runCommand({ cmd: "bash", args: ["-c", script], cwd: MACHINE_ROOT });
  const lines = (await listed.stdout()).split("\0").filter((line) => line.length > 66);
  if (lines.length > disk.files) return null;
  const files: SandboxFile[] = [];
  let total = 0;
  for (const line of lines) {
    const path = line.slice(66).replace(/^\.\//, "");
    const old = before.get(path);
    const content =
      old && hashOf(old.content) === line.slice(0, 64)
        ? old.content
        : await machine.readFileToBuffer({ path: `${MACHINE_ROOT}/${path}` });
    if (!content) continue;
    total += content.byteLength;
    if (content.byteLength > disk.file_bytes || total > disk.total_bytes) return null;
    files.push({ path, content: new Uint8Array(content) });
  }
  return files;
}
