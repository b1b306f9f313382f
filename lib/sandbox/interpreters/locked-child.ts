import { type ChildProcess, spawn } from "node:child_process";
import { type Readable, Writable } from "node:stream";
import { SANDBOX_PATHS } from "../files/sandbox-paths.ts";
import { SANDBOX_LIMITS } from "../limits.ts";
import { allowRead, findLauncher, NO_ENVIRONMENT } from "./launcher.ts";

const STDERR_KEPT = 8 * 1024;
const HEAP_MB = 256;

export interface LockedChildOptions {
  /** File in the folder of child scripts. */
  script: string;
  args: string[];
  /** Folders it may read, besides its own scripts. */
  readable: string[];
  /** Bound on written private memory of the whole process, where the system can enforce it; bytes. */
  data_bytes: number;
  /** An open file passed as descriptor 5. */
  snapshot?: number | undefined;
}

/** A child without rights, and the two ends of its wire. */
export interface LockedChild {
  pid: number;
  input: Writable;
  frames: Readable;
  /** What its engine wrote to its own stderr: for the log, never for the program's output. */
  diagnostics: () => string;
  kill: () => void;
  /** Whether the server's exit waits for this child; it does not until told so. */
  hold: (held: boolean) => void;
  exited: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
}

/**
 * Starts a child script under the permission model with an empty environment, in a process of its own that the server's
 * exit does not wait for. Rejects when it cannot be started.
 */
export async function spawnLockedChild(options: LockedChildOptions): Promise<LockedChild> {
  const { prefix, walls } = await findLauncher();
  // CPU time is a backstop only: it ends what outlives a server that could not end it (the wall clock is the limit).
  const cpuSeconds = Math.ceil((SANDBOX_LIMITS.timeout_ms.max + SANDBOX_LIMITS.load_ms) / 1000) * 2;
  const limits = walls.resource_limits ? [`--data=${options.data_bytes}`, `--cpu=${cpuSeconds}`] : [];
  const flags = [
    "--permission",
    ...[SANDBOX_PATHS.children, ...options.readable].map(allowRead),
    "--disallow-code-generation-from-strings",
    "--no-addons",
    "--no-warnings",
    "--disable-proto=delete",
    "--disable-sigusr1",
    `--max-old-space-size=${HEAP_MB}`,
  ];
  const script = `${SANDBOX_PATHS.children}/${options.script}`;
  const [command = "", ...args] = [...prefix, ...limits, process.execPath, ...flags, script, ...options.args];
  return spawnWired(command, args, { snapshot: options.snapshot });
}

/** What a started program finds on its descriptor 5: an open file, or bytes. */
export interface Handed {
  snapshot?: number | undefined;
  bytes?: Uint8Array | undefined;
}

/** Starts any program with an empty environment and a wire: frames from its descriptor 3, input to its 4. */
export async function spawnWired(command: string, args: string[], handed: Handed = {}): Promise<LockedChild> {
  const child = spawn(command, args, {
    cwd: "/",
    env: NO_ENVIRONMENT,
    stdio: ["ignore", "ignore", "pipe", "pipe", "pipe", handed.bytes ? "pipe" : (handed.snapshot ?? "ignore")],
    windowsHide: true,
  });
  await new Promise<void>((resolve, reject) => {
    child.once("spawn", resolve);
    child.once("error", reject);
  });
  const ends: readonly (object | null | undefined)[] = child.stdio;
  const extra = ends[5];
  if (handed.bytes && extra instanceof Writable) {
    extra.on("error", () => {});
    extra.end(handed.bytes);
  }
  return wire(child);
}

/** Something that keeps the event loop alive, or not. */
interface Handle {
  ref: () => void;
  unref: () => void;
}

const isHandle = (value: object): value is Handle => "ref" in value && "unref" in value;

function wire(child: ChildProcess): LockedChild {
  const [, , , frames, input] = child.stdio;
  if (child.pid === undefined || !child.stderr || !frames || !("read" in frames) || !input || !("write" in input)) {
    child.kill("SIGKILL");
    throw new Error("the sandbox child has no wire");
  }
  let diagnostics = "";
  child.stderr.on("data", (chunk: Buffer) => {
    diagnostics = (diagnostics + chunk.toString("utf8")).slice(-STDERR_KEPT);
  });
  // Writing to a child that has just died is an outcome (its exit), not an error of its own.
  input.on("error", () => {});
  frames.on("error", () => {});
  const exited = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.once("close", (code, signal) => resolve({ code, signal }));
  });
  const ends: object[] = [child, input, child.stderr, frames];
  const handles = ends.filter(isHandle);
  const hold = (held: boolean): void => {
    for (const handle of handles) held ? handle.ref() : handle.unref();
  };
  hold(false);
  return {
    pid: child.pid,
    input,
    frames,
    diagnostics: () => diagnostics,
    kill: () => void child.kill("SIGKILL"),
    hold,
    exited,
  };
}
