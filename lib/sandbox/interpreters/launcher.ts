import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { promisify } from "node:util";
import { logger } from "../../core/log/logger.ts";
import { singleton } from "../../core/process/singleton.ts";
import { SANDBOX_PATHS } from "../files/sandbox-paths.ts";

const run = promisify(execFile);
const PROBE_MS = 15_000;
// A user that nothing else runs as: not `nobody`, whom the embedded database may have.
const SANDBOX_USER = "65533";

/** Not even the variables of the server that every program has. */
export const NO_ENVIRONMENT: NodeJS.ProcessEnv = Object.create(null);

/** A way to start a child with fewer rights; the walls it adds to `node --permission`. */
export interface Launcher {
  prefix: string[];
  walls: { network_namespace: boolean; other_user: boolean; dies_with_server: boolean; resource_limits: boolean };
}

// By absolute path, because the environment of a child is empty: nothing looks names up in a PATH.
const tool = (name: string): string =>
  ["/usr/bin", "/bin", "/usr/sbin", "/sbin", "/usr/local/bin"].map((folder) => `${folder}/${name}`).find(existsSync) ??
  name;
const UNSHARE = tool("unshare");
const PRLIMIT = tool("prlimit");
const DIE_WITH_SERVER = [tool("setpriv"), "--pdeathsig", "KILL", "--no-new-privs"];
const NO_CAPABILITIES = ["--bounding-set=-all", "--inh-caps=-all"];
const OTHER_USER = ["--reuid", SANDBOX_USER, "--regid", SANDBOX_USER, "--clear-groups", ...NO_CAPABILITIES];
// Node maps code and reserves address space at start, so only written, private memory (data) can be limited, per run.
const LIMITS = [PRLIMIT, "--core=0", "--fsize=0", "--nofile=256"];

function launcher(prefix: string[]): Launcher {
  return {
    prefix,
    walls: {
      network_namespace: prefix.includes(UNSHARE),
      other_user: prefix.includes("--reuid"),
      dies_with_server: prefix.includes("--pdeathsig"),
      resource_limits: prefix.includes(PRLIMIT),
    },
  };
}

/** Best first. Each is tried on this machine before it is used; the last, nothing at all, always works. */
export function launcherCandidates(isRoot: boolean): Launcher[] {
  const network = isRoot ? [UNSHARE, "--net", "--ipc"] : [UNSHARE, "--user", "--net", "--ipc"];
  const asNobody = [...DIE_WITH_SERVER, ...OTHER_USER];
  const asSelf = isRoot ? [...DIE_WITH_SERVER, ...NO_CAPABILITIES] : DIE_WITH_SERVER;
  const users = isRoot ? [asNobody, asSelf] : [asSelf];
  const wrapped = users.flatMap((user) => [
    [...network, ...user, ...LIMITS],
    [...user, ...LIMITS],
  ]);
  return [...wrapped, LIMITS, []].map(launcher);
}

async function works({ prefix }: Launcher): Promise<boolean> {
  const { children, pyodide, quickjsCore, quickjsVariant } = SANDBOX_PATHS;
  const needed = [`${pyodide}/pyodide.mjs`, `${quickjsCore}/package.json`, `${quickjsVariant}/package.json`];
  const flags = ["--permission", ...[children, pyodide, quickjsCore, quickjsVariant].map(allowRead)];
  const [command = "", ...args] = [...prefix, process.execPath, ...flags, `${children}/probe.mjs`, ...needed];
  try {
    const { stdout } = await run(command, args, { env: NO_ENVIRONMENT, cwd: "/", timeout: PROBE_MS });
    return stdout === "ready";
  } catch {
    return false;
  }
}

/** The flag that lets a child read one folder. */
export const allowRead = (folder: string): string => `--allow-fs-read=${folder}/*`;

async function probe(): Promise<Launcher> {
  const isRoot = process.getuid?.() === 0;
  for (const candidate of process.platform === "linux" ? launcherCandidates(isRoot) : []) {
    if (await works(candidate)) return candidate;
  }
  logger().warn("sandbox: no process limits on this machine; children have only the permission model");
  return launcher([]);
}

/** The best way to start a child on this machine; probed once per process. */
export const findLauncher = (): Promise<Launcher> => singleton("sandbox.launcher", probe);
