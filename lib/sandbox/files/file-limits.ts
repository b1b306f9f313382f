import type { SandboxFile } from "../code-request.ts";
import { SANDBOX_LIMITS } from "../limits.ts";
import { type SandboxError, sandboxError } from "../sandbox-error.ts";

const isSafePath = (path: string): boolean =>
  path.length > 0 &&
  Buffer.byteLength(path) <= SANDBOX_LIMITS.disk.path_bytes &&
  !path.startsWith("/") &&
  !path.includes("\0") &&
  !path.includes("\\") &&
  path.split("/").every((part) => part !== "" && part !== "." && part !== "..");

/** Keeps what fits the sandbox's limits on names, number and size, in the given order; the error names the first limit met. */
export function boundFiles(files: SandboxFile[]): { files: SandboxFile[]; error: SandboxError | null } {
  const { disk } = SANDBOX_LIMITS;
  const kept: SandboxFile[] = [];
  let error: SandboxError | null = null;
  let total = 0;
  for (const file of files) {
    const problem = findProblem(file, kept.length, total);
    if (problem) {
      error ??= sandboxError("FILE_LIMIT", problem);
      continue;
    }
    total += file.content.byteLength;
    kept.push(file);
  }
  return { files: kept, error };

  function findProblem(file: SandboxFile, count: number, bytes: number): string | null {
    if (!isSafePath(file.path))
      return `The file name ${JSON.stringify(file.path.slice(0, 100))} is not a path inside the workspace.`;
    if (count >= disk.files) return `More than ${disk.files} files.`;
    if (file.content.byteLength > disk.file_bytes)
      return `The file ${file.path} is larger than ${disk.file_bytes} bytes.`;
    if (bytes + file.content.byteLength > disk.total_bytes)
      return `The files together are larger than ${disk.total_bytes} bytes.`;
    return null;
  }
}
