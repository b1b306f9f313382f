/** How a box starts a program of each language, under limits of its own that the kernel keeps. */
import { writeFileSync } from "node:fs";

const MIB = 1024 * 1024;
// The kernel's bound on one argument is 128 KiB.
const MAX_ARGUMENT = 100_000;
const NODE_OVERHEAD = 500 * MIB;
const ADDRESS_OVERHEAD = 1024 * MIB;

/** @param {{ language: string, memory_bytes: number, timeout_ms: number, keep: boolean, disk: { file_bytes: number }, paths: { python: string, node: string, bash: string, prlimit: string, children: string } }} job */
export function commandLine(job) {
  const { paths, memory_bytes } = job;
  const isNode = job.language === "javascript";
  const limits = [
    "--core=0",
    `--data=${memory_bytes + (isNode ? NODE_OVERHEAD : 0)}`,
    // Node reserves far more address space than it uses.
    ...(isNode ? [] : [`--as=${memory_bytes + ADDRESS_OVERHEAD}`]),
    `--cpu=${Math.ceil(job.timeout_ms / 1000) * 4 + 5}`,
    `--nproc=${job.processes}`,
    `--fsize=${job.disk.file_bytes}`,
    "--nofile=256",
  ];
  return [paths.prlimit, [...limits, ...program(job, paths)]];
}

function program(job, paths) {
  const keep = job.keep ? ["keep"] : [];
  if (job.language === "python") return [paths.python, "-B", `${paths.children}/box-python.py`, ...keep];
  if (job.language === "shell") return [paths.bash, ...shellArguments(job)];
  const heap = `--max-old-space-size=${Math.floor(job.memory_bytes / MIB)}`;
  return [paths.node, "--no-warnings", "--disable-sigusr1", heap, `${paths.children}/box-node.mjs`, ...keep];
}

function shellArguments({ id, code }) {
  if (Buffer.byteLength(code) <= MAX_ARGUMENT) return ["-c", code, "bash"];
  const file = `/tmp/command-${id}.sh`;
  writeFileSync(file, code);
  return [file];
}
