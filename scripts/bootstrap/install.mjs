import fs, { accessSync, constants, existsSync } from "node:fs";
import path from "node:path";
import { expectedPackages, isInstalled, stampInstall } from "./installed.mjs";
import { run } from "./run.mjs";
import { progress, Stop } from "./say.mjs";

/** node_modules and a build, measured, with some room. */
const NEEDED_BYTES = 1.5e9;

/** What npm's output says, and what a person can do about it. */
const REASONS = [
  [/ENOSPC/, "The disk is full. Make room and start again."],
  [/EACCES|EPERM|EROFS/, "npm may not write here. Check who owns this folder and ~/.npm."],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET|ERR_SOCKET/,
    "The package registry cannot be reached. Check the network or the proxy settings of npm.",
  ],
  [
    /EINTEGRITY/,
    "A package does not match its checksum in package-lock.json. Clean the cache (npm cache clean --force) and start again.",
  ],
  [/in sync|EUSAGE/, "package.json and package-lock.json do not agree. Run npm install and commit the lock file."],
  [/E404|ETARGET/, "A package of package-lock.json is not in the registry that npm uses."],
];

/**
 * Makes node_modules match package-lock.json.
 * @param {string} root
 * @returns {Promise<number>} milliseconds it took; 0 when nothing was to do
 */
export async function ensureInstalled(root) {
  if (isInstalled(root)) return 0;
  const expected = expectedPackages(root);
  const arrived = () => expected.filter(([folder]) => existsSync(path.join(root, folder, "package.json"))).length;
  const line = progress("Installing packages (npm ci)", () => `${arrived()} of ${expected.length}`);
  const { code, output } = await npm(root, ["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
  if (code !== 0) {
    line.failed();
    throw new Stop(reasonOf(code, output));
  }
  stampInstall(root);
  return line.done();
}

/**
 * Says early what npm would say late and at length.
 * @param {string} root
 */
export function assertRoom(root) {
  try {
    accessSync(root, constants.W_OK);
  } catch {
    throw new Stop(`This user may not write to ${root}. Clone ALMA into a folder of yours.`);
  }
  if (!existsSync(path.join(root, "package-lock.json")))
    throw new Stop(`${root} has no package-lock.json: this is not a whole clone.`);
  // Node 18 has it from 18.15 on only, and a named import of what is missing would not even load.
  const disk = fs.statfsSync?.(root);
  const free = disk ? disk.bavail * disk.bsize : Number.POSITIVE_INFINITY;
  if (free < NEEDED_BYTES)
    throw new Stop(
      `The disk has ${(free / 1e9).toFixed(1)} GB left; ALMA needs ${NEEDED_BYTES / 1e9} GB. Make room and start again.`,
    );
}

/**
 * The npm that runs us, or the one on the PATH.
 * @param {string} root
 * @param {string[]} args
 */
function npm(root, args) {
  const cli = process.env.npm_execpath;
  if (cli && /npm-cli\.c?js$/.test(cli) && existsSync(cli)) return run(process.execPath, [cli, ...args], { cwd: root });
  return run("npm", args, { cwd: root, shell: process.platform === "win32" });
}

/**
 * @param {number} code
 * @param {string} output
 */
function reasonOf(code, output) {
  if (code === 127) return "npm is missing. Install Node.js with npm from https://nodejs.org and start again.";
  const known = REASONS.find(([pattern]) => /** @type {RegExp} */ (pattern).test(output));
  const tail = output.trim().split("\n").slice(-15).join("\n");
  return known ? `${known[1]}\n${tail}` : `npm ci ended with code ${code}:\n${tail}`;
}
