import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { allowRead, findLauncher, NO_ENVIRONMENT } from "../sandbox/index.ts";
import { installationRoot, packageFolders } from "./package-folders.ts";
import type { ParseRequest } from "./parse-request.ts";

const MIB = 1024 * 1024;
/** V8 reserves address space that counts as data before a script begins (tried: no start below 800 MB). */
const RESERVED_BYTES = 900 * MIB;

/**
 * Starts a parser under the permission model, with an empty environment, no network and bounded memory where the system
 * can enforce these. Descriptor 3 carries its answer, 4 what it is given, 5 the opened file if there is one.
 */
export async function spawnParser(request: ParseRequest, file: number | undefined): Promise<ChildProcess> {
  const { prefix, walls } = await findLauncher();
  const { ms, memory_bytes } = request.limits;
  // Processor time is a backstop for a child that outlives its server; wall time is the limit.
  const cpu = Math.ceil(ms / 1000) * 2 + 2;
  const limits = walls.resource_limits ? [`--data=${memory_bytes + RESERVED_BYTES}`, `--cpu=${cpu}`] : [];
  const script = path.join(/* turbopackIgnore: true */ installationRoot(), request.script);
  const [command = "", ...args] = [...prefix, ...limits, process.execPath, ...flagsOf(request, script), script];
  const child = spawn(command, args, {
    cwd: "/",
    env: NO_ENVIRONMENT,
    stdio: ["ignore", "ignore", "pipe", "pipe", "pipe", file ?? "ignore"],
    windowsHide: true,
  });
  await new Promise<void>((resolve, reject) => {
    child.once("spawn", resolve);
    child.once("error", reject);
  });
  return child;
}

function flagsOf({ packages, readable = [], allow = {}, limits }: ParseRequest, script: string): string[] {
  const inRoot = (name: string) => path.join(/* turbopackIgnore: true */ installationRoot(), name);
  const folders = [path.dirname(script), inRoot("lib/parsing/child"), ...packageFolders(packages)];
  return [
    "--permission",
    ...folders.map(allowRead),
    ...readable.map((name) => `--allow-fs-read=${inRoot(name)}`),
    allow.addons ? "--allow-addons" : "--no-addons",
    ...(allow.workers ? ["--allow-worker"] : []),
    ...(allow.processes ? ["--allow-child-process"] : []),
    ...(allow.code_generation ? [] : ["--disallow-code-generation-from-strings"]),
    "--no-warnings",
    "--disable-sigusr1",
    `--max-old-space-size=${Math.max(64, Math.floor(limits.memory_bytes / MIB))}`,
  ];
}
