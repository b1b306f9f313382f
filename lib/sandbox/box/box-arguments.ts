import { existsSync } from "node:fs";
import path from "node:path";
import { SANDBOX_PATHS } from "../files/sandbox-paths.ts";
import { SANDBOX_LIMITS } from "../limits.ts";

// Nobody inside; outside a user that nothing else runs as (launcher.ts has the same).
const INSIDE_USER = "65534";
const OUTSIDE_USER = "65533";
const SCRATCH_BYTES = 64 * 1024 * 1024;
const SHARED_BYTES = 16 * 1024 * 1024;
const CHILDREN = "/opt/alma";
const NODE = "/opt/node";
const SHARE = "/opt/share";

const find = (name: string): string | null =>
  ["/usr/bin", "/bin", "/usr/sbin", "/sbin"].map((folder) => `${folder}/${name}`).find(existsSync) ?? null;

/** Programs of the machine by absolute path; null where it has none. */
export const boxTools = () => ({
  bwrap: find("bwrap"),
  setpriv: find("setpriv"),
  prlimit: find("prlimit"),
  python: find("python3"),
  bash: find("bash"),
});

/** Where the programs lie inside a box. */
export const boxPaths = () => {
  const { python, bash, prlimit } = boxTools();
  return {
    python: python ?? "/usr/bin/python3",
    bash: bash ?? "/bin/bash",
    prlimit: prlimit ?? "/usr/bin/prlimit",
    node: `${NODE}/bin/node`,
    children: CHILDREN,
  };
};

/**
 * The command that opens a box: every namespace of its own (no network), no capability, nothing of the machine but its
 * programs, read-only; disks in memory, each bounded. As root it is opened by another user first, so that nobody in it is
 * root even to the kernel. It must be started with an empty environment: its first process shows that to the program.
 */
export function boxCommand({ bwrap, asOtherUser, options }: BoxCommandOptions): BoxCommand {
  const { setpriv } = boxTools();
  const user =
    asOtherUser && setpriv
      ? [setpriv, "--reuid", OUTSIDE_USER, "--regid", OUTSIDE_USER, "--clear-groups", "--bounding-set=-all"]
      : [];
  const inherited = user.length > 0 ? ["--inh-caps=-all", "--no-new-privs"] : [];
  const links = ["lib", "lib32", "lib64", "bin", "sbin"]
    .filter((name) => existsSync(`/${name}`))
    .flatMap((name) => ["--symlink", `usr/${name}`, `/${name}`]);
  const configuration = ["/etc/alternatives", "/etc/ld.so.cache", "/etc/localtime", "/etc/fonts", "/etc/matplotlibrc"]
    .filter(existsSync)
    .flatMap((name) => ["--ro-bind", name, name]);
  const walls = [
    ...["--unshare-all", "--unshare-user", "--die-with-parent", "--new-session", "--cap-drop", "ALL"],
    ...["--uid", INSIDE_USER, "--gid", INSIDE_USER, "--hostname", "sandbox"],
    // Without it a program could be root in a namespace of its own: to nobody's harm, but nearer to the kernel.
    ...(options.includes("--disable-userns") ? ["--disable-userns"] : []),
    ...["--ro-bind", "/usr", "/usr", ...links, ...configuration],
    ...["--ro-bind", SANDBOX_PATHS.children, CHILDREN],
    ...["--ro-bind", SANDBOX_PATHS.fonts, `${SHARE}/fonts/noto-sans-sc`],
    ...["--ro-bind", path.resolve(process.execPath), `${NODE}/bin/node`],
    ...["--proc", "/proc", "--dev", "/dev", "--size", String(SHARED_BYTES), "--tmpfs", "/dev/shm"],
    ...["--size", String(SCRATCH_BYTES), "--tmpfs", "/tmp"],
    ...["--size", String(SANDBOX_LIMITS.disk.total_bytes), "--tmpfs", "/workspace"],
    ...["--remount-ro", "/dev", "--remount-ro", "/"],
    ...["--chdir", "/workspace", ...variables()],
  ];
  const supervisor = [
    `${NODE}/bin/node`,
    "--no-warnings",
    "--max-old-space-size=256",
    `${CHILDREN}/box-supervisor.mjs`,
  ];
  return {
    command: [...user, ...inherited, bwrap, "--args", "5", "--", ...supervisor],
    handed: Buffer.from(walls.map((each) => `${each}\0`).join("")),
  };
}

export interface BoxCommandOptions {
  bwrap: string;
  asOtherUser: boolean;
  /** What `bwrap --help` prints: older ones know fewer options. */
  options: string;
}

export interface BoxCommand {
  command: string[];
  /** The options, for descriptor 5: on the command line a program would read there where ALMA is installed. */
  handed: Uint8Array;
}

const variables = (): string[] =>
  Object.entries({
    HOME: "/workspace",
    PATH: `/usr/local/bin:/usr/bin:/bin:${NODE}/bin`,
    LANG: "C.UTF-8",
    USER: "sandbox",
    TMPDIR: "/tmp",
    PYTHONDONTWRITEBYTECODE: "1",
    MPLBACKEND: "Agg",
    // What libraries keep for themselves is no work of the program: it would come back as files of the workspace.
    XDG_CACHE_HOME: "/tmp/cache",
    XDG_CONFIG_HOME: "/tmp/config",
    XDG_DATA_HOME: SHARE,
    MPLCONFIGDIR: "/tmp/matplotlib",
    MATPLOTLIBRC: `${CHILDREN}/matplotlibrc`,
    OPENBLAS_NUM_THREADS: "1",
  }).flatMap(([name, value]) => ["--setenv", name, value]);
