/** `npm run bench:sandbox`: start time and memory of every driver that works here, cold and warm, as a table. */
import { setTimeout as sleep } from "node:timers/promises";
import { processTree } from "../../lib/sandbox/box/process-tree.ts";
import { chooseDriver, probedDrivers } from "../../lib/sandbox/drivers/choose-driver.ts";
import { runCode, shutdownSandbox } from "../../lib/sandbox/index.ts";
import { readResidentBytes } from "../../lib/sandbox/interpreters/resource-watch.ts";

const PROGRAMS = {
  python: "print(6 * 7)",
  javascript: "console.log(6 * 7)",
  typescript: "console.log(6 * 7 as number)",
  shell: "echo $((6 * 7))",
} as const;
const WARM_RUNS = 5;
const REFILL_MS = 2000;

const time = async (language: keyof typeof PROGRAMS, driver: string): Promise<number> => {
  const started = performance.now();
  const ran = await runCode({ language, code: PROGRAMS[language] }, { driver });
  if (ran.stdout !== "42\n") throw new Error(`${driver}: ${ran.stderr} ${ran.error?.message}`);
  return performance.now() - started;
};

/** Resident bytes of everything this process has started. */
async function childBytes(): Promise<number> {
  const pids = (await processTree(process.pid, 200)).filter((pid) => pid !== process.pid);
  const sizes = await Promise.all(pids.map(readResidentBytes));
  return sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0);
}

console.log("| driver | language | cold, ms | next at once, ms | warm, ms (median) | waiting child, MiB |");
console.log("| --- | --- | ---: | ---: | ---: | ---: |");
for (const { driver, problem, languages } of await probedDrivers()) {
  for (const language of problem === null ? languages : []) {
    if ("problem" in (await chooseDriver(language, driver.name))) continue;
    const before = await childBytes();
    const cold = await time(language, driver.name);
    const next = await time(language, driver.name);
    const warm: number[] = [];
    for (let run = 0; run < WARM_RUNS; run += 1) {
      await sleep(REFILL_MS);
      warm.push(await time(language, driver.name));
    }
    await sleep(REFILL_MS);
    const waiting = Math.max(0, (await childBytes()) - before) / 1024 / 1024;
    const median = warm.sort((a, b) => a - b)[Math.floor(WARM_RUNS / 2)] ?? 0;
    const cells = [driver.name, language, cold.toFixed(0), next.toFixed(0), median.toFixed(0), waiting.toFixed(0)];
    console.log(`| ${cells.join(" | ")} |`);
  }
}
await shutdownSandbox();
