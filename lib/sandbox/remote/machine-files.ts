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

/** What a program locked is opened first; a listing that is not whole fails instead of telling that files are gone. */
const LIST = [
  "set -o pipefail",
  "chmod -R u+rwX .",
  `find . -type f -not -path '*/__pycache__/*' -print0 | head -z -n ${SANDBOX_LIMITS.disk.files + 1} | xargs -0 -r sha256sum -z`,
].join("\n");

/**
 * Every file of a machine's workspace. What is known and unchanged (by its SHA-256) is not fetched again; null when there
 * is more than the sandbox's limits allow. Rejects when they cannot all be read: what is missing here counts as removed.
 */
export async function readFromMachine(machine: VercelMachine, known: SandboxFile[]): Promise<SandboxFile[] | null> {
  const before = new Map(known.map((file) => [file.path, file]));
  const { disk } = SANDBOX_LIMITS;
  const listed = await machine.runCommand({ cmd: "bash", args: ["-c", LIST], cwd: MACHINE_ROOT });
  const lines = (await listed.stdout()).split("\0").filter((line) => line.length > 66);
  if (lines.length > disk.files) return null;
  if (listed.exitCode !== 0) throw new Error("the files of a remote machine could not be listed");
  const files: SandboxFile[] = [];
  let total = 0;
  for (const line of lines) {
    const path = line.slice(66).replace(/^\.\//, "");
    const old = before.get(path);
    const content =
      old && hashOf(old.content) === line.slice(0, 64)
        ? old.content
        : await machine.readFileToBuffer({ path: `${MACHINE_ROOT}/${path}` });
    if (!content) throw new Error("a file of a remote machine could not be read");
    total += content.byteLength;
    if (content.byteLength > disk.file_bytes || total > disk.total_bytes) return null;
    files.push({ path, content: new Uint8Array(content) });
  }
  return files;
}
