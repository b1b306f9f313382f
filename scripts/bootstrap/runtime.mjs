import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { Stop } from "./say.mjs";

/** @typedef {{ program: string, flags: string[] }} Runtime */

const WANTED_MAJOR = 24;

/**
 * The Node that runs ALMA's TypeScript: this one from 24 on, else the Node 24 of node_modules, else this one from 22.12 on.
 * @param {string} root
 * @returns {Runtime | undefined} undefined: stay in this process
 */
export function runtimeToUse(root) {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major >= WANTED_MAJOR) return undefined;
  const program = packagedNode(root);
  if (program) return { program, flags: [] };
  if (major < 22 || (major === 22 && minor < 12)) {
    throw new Stop(
      `ALMA needs Node 22.12 or later here (this is ${process.versions.node}; there is no Node 24 package for ${process.platform}-${process.arch}). Get it from https://nodejs.org.`,
    );
  }
  // Type stripping needs no flag from 22.18 and 23.6 on.
  const strips = (major === 22 && minor >= 18) || (major === 23 && minor >= 6);
  const flag = "--experimental-strip-types";
  if (strips || process.execArgv.includes(flag)) return undefined;
  return { program: process.execPath, flags: [flag, "--disable-warning=ExperimentalWarning"] };
}

/** @param {string} root */
function packagedNode(root) {
  const platform = process.platform === "win32" ? "win" : process.platform;
  const home = path.join(root, "node_modules", `node-${platform}-${process.arch}`, "bin");
  const program = path.join(home, process.platform === "win32" ? "node.exe" : "node");
  if (!existsSync(program)) return undefined;
  // It is there but cannot run on a system with another C library.
  return spawnSync(program, ["--version"], { timeout: 10_000 }).status === 0 ? program : undefined;
}

/** @param {string} root */
export function runtimeEnvironment(root) {
  const bin = path.join(root, "node_modules", ".bin");
  const name = Object.keys(process.env).find((key) => key.toUpperCase() === "PATH") ?? "PATH";
  const parts = (process.env[name] ?? "").split(path.delimiter).filter((part) => part !== bin);
  process.env[name] = [bin, ...parts].join(path.delimiter);
  process.env.NEXT_TELEMETRY_DISABLED = "1";
}

/**
 * Goes on in another Node with the same script and arguments; gives its exit code. The child has a channel to us and ends
 * when we are gone. At a terminal Ctrl-C reaches it by itself; what is sent to us alone is passed on.
 * @param {Runtime} runtime
 * @returns {Promise<number>}
 */
export function continueIn({ program, flags }) {
  return new Promise((resolve) => {
    const child = spawn(program, [...flags, ...process.argv.slice(1)], {
      stdio: ["inherit", "inherit", "inherit", "ipc"],
    });
    for (const signal of /** @type {const} */ (["SIGTERM", "SIGHUP"])) process.on(signal, () => child.kill(signal));
    process.on("SIGINT", () => process.stdin.isTTY || child.kill("SIGINT"));
    child.once("error", (error) => {
      process.stderr.write(`${program} cannot run: ${error.message}\n`);
      resolve(1);
    });
    child.once("exit", (code, signal) => resolve(code ?? (signal ? 130 : 1)));
  });
}
