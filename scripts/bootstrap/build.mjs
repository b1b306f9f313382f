import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { run } from "./run.mjs";
import { progress, Stop } from "./say.mjs";
import { alone } from "./setup.mjs";
import { sourcesFingerprint } from "./sources.mjs";

/** @param {string} root */
const stampFile = (root) => path.join(root, ".next", "alma-build");

/**
 * @param {string} root
 * @param {string} fingerprint
 */
function isBuilt(root, fingerprint) {
  const stamp = stampFile(root);
  return (
    existsSync(path.join(root, ".next", "BUILD_ID")) && existsSync(stamp) && readFileSync(stamp, "utf8") === fingerprint
  );
}

/**
 * Builds the application when its sources are not those of the last build.
 * @param {string} root
 * @returns {Promise<number>} milliseconds it took; 0 when nothing was to do
 */
export async function ensureBuilt(root) {
  const fingerprint = sourcesFingerprint(root);
  if (isBuilt(root, fingerprint)) return 0;
  return alone(root, async () => (isBuilt(root, fingerprint) ? 0 : build(root, fingerprint)));
}

/**
 * @param {string} root
 * @param {string} fingerprint
 */
async function build(root, fingerprint) {
  let phase = "";
  const line = progress("Building ALMA (next build)", () => phase);
  const next = path.join(root, "node_modules", "next", "dist", "bin", "next");
  const { code, output } = await run(process.execPath, [...process.execArgv, next, "build"], {
    cwd: root,
    env: { ...process.env, NODE_ENV: "production" },
    onText: (text) => {
      phase = lastPhase(text) ?? phase;
    },
  });
  if (code !== 0) {
    line.failed();
    throw new Stop(`${output.trim()}\n\nThe build failed (next build, code ${code}); the reason is above.`);
  }
  writeFileSync(stampFile(root), fingerprint);
  return line.done();
}

/**
 * Next's own words for what it is doing, without the dots and ticks.
 * @param {string} text
 */
function lastPhase(text) {
  const lines = text.split("\n").map((line) => line.replace(/^[^\p{Letter}]+/u, "").replace(/[ .]+$/, ""));
  return lines
    .filter((line) => /^(Creating|Compiled|Running|Finished|Collecting|Generating|Finalizing)/.test(line))
    .at(-1);
}
