import { spawn } from "node:child_process";
import { parseArgs } from "node:util";

/**
 * The long form of the fuzz run over every operation: `npm run test:fuzz -- --runs 200 --seed 1`. The short form is part of
 * the integration tests.
 */
const { values } = parseArgs({ options: { runs: { type: "string" }, seed: { type: "string" } } });
const runs = Number(values.runs ?? 200);
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
if (!Number.isSafeInteger(runs) || runs < 1 || !Number.isSafeInteger(seed))
  throw new Error("--runs and --seed are whole numbers");

const vitest = spawn(
  process.execPath,
  ["node_modules/vitest/vitest.mjs", "run", "--project", "integration", "tests/integration/safety/"],
  { stdio: "inherit", env: { ...process.env, ALMA_FUZZ_RUNS: String(runs), ALMA_FUZZ_SEED: String(seed) } },
);
vitest.on("exit", (code) => process.exit(code ?? 1));
