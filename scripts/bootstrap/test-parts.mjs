import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { ensureBuilt } from "./build.mjs";
import { run } from "./run.mjs";
import { elapsed, say } from "./say.mjs";

/** @typedef {{ passed: number, failed: number }} Count */

/** In the order they run: the quick ones first. */
export const PARTS = ["check", "unit", "integration", "e2e"];

const CRUISED = [
  "app",
  "agents",
  "components",
  "lib",
  "db",
  "scripts",
  "tests",
  "server.ts",
  "instrumentation.ts",
  "instrumentation-node.ts",
  "middleware.ts",
];

/**
 * Each is one thing that passes or fails. Two queues run side by side, each in its order: the types of the routes are
 * made for the types, and the rest needs neither.
 */
const CHECKS = [
  [
    ["types of the routes", "next", "typegen"],
    ["types", "tsc", "--noEmit"],
  ],
  [
    ["style and lint", "biome", "check", "."],
    ["import law", "depcruise", "--config", ".dependency-cruiser.mjs", ...CRUISED],
    ["unused code", "knip"],
    ["lock file", "node", "scripts/check-lock.mjs"],
  ],
];

/**
 * Runs the parts one after another, to the end even when one fails, and says what came of each.
 * @param {string} root
 * @param {string[]} parts
 * @returns {Promise<Count>}
 */
export async function runParts(root, parts) {
  const total = { passed: 0, failed: 0 };
  const lines = [];
  for (const part of parts) {
    const began = Date.now();
    const { passed, failed } = await runPart(root, part);
    total.passed += passed;
    total.failed += failed;
    lines.push(`  ${part.padEnd(12)} ${passed} passed, ${failed} failed (${elapsed(began)})`);
  }
  say(`\n${lines.join("\n")}\n`);
  return total;
}

/**
 * @param {string} root
 * @param {string} part
 * @returns {Promise<Count>}
 */
async function runPart(root, part) {
  if (part === "check") return checks(root);
  if (part === "e2e") return endToEnd(root);
  heading(part);
  return counted(
    root,
    part,
    ["vitest", "run", "--project", part, "--reporter=default", "--reporter=json"],
    "--outputFile.json=",
  );
}

/**
 * @param {string} root
 * @returns {Promise<Count>}
 */
async function checks(root) {
  const count = { passed: 0, failed: 0 };
  const inOrder = async (/** @type {string[][]} */ queue) => {
    for (const [name = "", program = "", ...args] of queue) {
      const code = await kept(root, `check: ${name}`, program, args);
      count[code === 0 ? "passed" : "failed"] += 1;
    }
  };
  await Promise.all(CHECKS.map(inOrder));
  return count;
}

/**
 * Runs a program of node_modules beside others: what it says is shown when it has ended, under its heading.
 * @param {string} root
 * @param {string} title
 * @param {string} program
 * @param {string[]} args
 * @returns {Promise<number>} its exit code
 */
async function kept(root, title, program, args) {
  const began = Date.now();
  const { code, output } = await run(program, args, { cwd: root, shell: process.platform === "win32" });
  heading(title);
  if (output) say(output.trimEnd());
  ended(program, code, began);
  return code;
}

/**
 * @param {string} root
 * @returns {Promise<Count>}
 */
async function endToEnd(root) {
  heading("e2e");
  try {
    await ensureBuilt(root);
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    return { passed: 0, failed: 1 };
  }
  return counted(root, "e2e", ["playwright", "test", "--reporter=list,json"], "");
}

/**
 * Runs a test runner that also writes its results as JSON, and counts from those. A runner that fails without a failed
 * test (a file that does not load, a set-up that breaks) counts as one failure.
 * @param {string} root
 * @param {string} name
 * @param {string[]} command
 * @param {string} outputFlag
 * @returns {Promise<Count>}
 */
async function counted(root, name, [program = "", ...args], outputFlag) {
  const file = path.join(root, ".cache", "test-results", `${name}.json`);
  mkdirSync(path.dirname(file), { recursive: true });
  rmSync(file, { force: true });
  const extra = outputFlag ? [`${outputFlag}${file}`] : [];
  const code = await stream(root, program, [...args, ...extra], { PLAYWRIGHT_JSON_OUTPUT_FILE: file });
  const { passed, failed } = countsIn(file);
  return { passed, failed: failed === 0 && code !== 0 ? 1 : failed };
}

/**
 * @param {string} file
 * @returns {Count}
 */
function countsIn(file) {
  try {
    const { stats, numPassedTests, numFailedTests } = JSON.parse(readFileSync(file, "utf8"));
    if (stats) return { passed: stats.expected, failed: stats.unexpected + stats.flaky };
    return { passed: numPassedTests, failed: numFailedTests };
  } catch {
    return { passed: 0, failed: 0 };
  }
}

/** @param {string} text */
function heading(text) {
  say(`\n== ${text} ==`);
}

/**
 * @param {string} program
 * @param {number} code
 * @param {number} began milliseconds from `Date.now()`
 */
function ended(program, code, began) {
  say(`-- ${program}: ${code === 0 ? "ok" : `failed (code ${code})`} in ${elapsed(began)}`);
}

/**
 * Runs a program of node_modules with its output going where ours goes; gives its exit code.
 * @param {string} root
 * @param {string} program
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [extra]
 * @returns {Promise<number>}
 */
function stream(root, program, args, extra) {
  const began = Date.now();
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...extra },
      stdio: ["ignore", "inherit", "inherit"],
      shell: process.platform === "win32",
    });
    const finish = (/** @type {number} */ code) => {
      ended(program, code, began);
      resolve(code);
    };
    child.once("error", (error) => {
      say(error.message);
      finish(127);
    });
    child.once("close", (code) => finish(code ?? 1));
  });
}
