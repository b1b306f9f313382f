import path from "node:path";
import { fileURLToPath } from "node:url";
import { assertRoom, ensureInstalled } from "./install.mjs";
import { isInstalled } from "./installed.mjs";
import { endWithNpm } from "./npm-parent.mjs";
import { continueIn, runtimeEnvironment, runtimeToUse } from "./runtime.mjs";
import { Stop } from "./say.mjs";
import { alone } from "./setup.mjs";

const OLDEST_MAJOR = 18;
const INSTALL_TIME = "ALMA_INSTALL_MS";

/** The clone this script belongs to. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..", "..");

/**
 * Installs what is missing, then runs `work` in a Node that is new enough; one line and exit 1 for what a person can mend.
 * @param {(times: { install: number }) => Promise<void>} work
 */
export async function main(work) {
  try {
    if (Number(process.versions.node.split(".")[0]) < OLDEST_MAJOR) {
      throw new Stop(
        `Node ${process.versions.node} is too old even to install ALMA: ${OLDEST_MAJOR} or later is needed.`,
      );
    }
    process.chdir(root);
    endWithNpm();
    const took = isInstalled(root) ? 0 : await install();
    runtimeEnvironment(root);
    const runtime = runtimeToUse(root);
    if (runtime) {
      process.env[INSTALL_TIME] = String(took);
      process.exit(await continueIn(runtime));
    }
    const earlier = Number(process.env[INSTALL_TIME] ?? 0);
    delete process.env[INSTALL_TIME];
    await work({ install: took || earlier });
  } catch (error) {
    process.stderr.write(`${lineFor(error)}\n`);
    process.exit(1);
  }
}

function install() {
  assertRoom(root);
  return alone(root, () => ensureInstalled(root));
}

/** @param {unknown} error */
function lineFor(error) {
  if (error instanceof Stop) return error.message;
  if (error instanceof Error && "code" in error && error.code === "ENOSPC")
    return "The disk is full. Make room and start again.";
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
