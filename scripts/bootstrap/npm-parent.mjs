import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { processIdentity } from "../../lib/boot/process-identity.mjs";

const CHECK_MS = 500;

/**
 * npm runs us through a shell that passes no signal on, so whoever stops or kills npm would leave us behind: when npm is
 * gone, we take it as a request to stop.
 */
export function endWithNpm() {
  if (!process.env.npm_lifecycle_event || process.platform === "win32") return;
  const npm = npmProcess();
  const identity = npm && processIdentity(npm);
  if (!npm || !identity) return;
  const timer = setInterval(() => {
    if (processIdentity(npm) === identity) return;
    clearInterval(timer);
    process.kill(process.pid, "SIGTERM");
  }, CHECK_MS);
  timer.unref();
}

/** Our parent, or its parent when ours is the shell between. */
function npmProcess() {
  try {
    const { name, parent } = look(process.ppid);
    return /^-?(ba|da|a|z|k)?sh$/.test(name) ? parent : process.ppid;
  } catch {
    return undefined;
  }
}

/**
 * @param {number} pid
 * @returns {{ name: string, parent: number }}
 */
function look(pid) {
  if (process.platform === "linux") {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const end = stat.lastIndexOf(")");
    return { name: stat.slice(stat.indexOf("(") + 1, end), parent: Number(stat.slice(end + 2).split(" ")[1]) };
  }
  const [parent = "", name = ""] = execFileSync("ps", ["-o", "ppid=,comm=", "-p", String(pid)], { encoding: "utf8" })
    .trim()
    .split(/\s+/);
  return { name: name.split("/").at(-1) ?? "", parent: Number(parent) };
}
