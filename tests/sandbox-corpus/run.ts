/**
 * `npm run sandbox:corpus -- [--driver name] [--together] [--accept] [part of a name ...]`: plays every program of
 * the corpus in every driver that works here and compares it with what the reference interpreters printed. Prints every
 * difference and a table; `--accept` records what the listed ones print now; ends with 1 when one differs that known-differences.ts does not explain.
 */
import { parseArgs } from "node:util";
import { describeSandbox, shutdownSandbox } from "../../lib/sandbox/index.ts";
import { judge, showDifference, type Verdict } from "./compare.ts";
import { findReason } from "./known-differences.ts";
import { playAlone } from "./play-alone.ts";
import { playQueries } from "./play-queries.ts";
import { playTogether } from "./play-together.ts";
import { loadPrograms, type Program } from "./program.ts";

const SIDE_BY_SIDE = 2;
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { driver: { type: "string" }, together: { type: "boolean" }, accept: { type: "boolean" } },
});
type Played = { program: Program; driver: string; verdict: Verdict };

const programs = loadPrograms().filter(
  ({ name }) => positionals.length === 0 || positionals.some((part) => name.includes(part)),
);
const missing = programs.filter(({ expected }) => expected === null);
if (missing.length > 0) throw new Error(`not recorded: ${missing.map(({ name }) => name).join(", ")}`);

const played: Played[] = [];
const started = performance.now();
const { drivers } = await describeSandbox();
for (const { name, problem, languages } of drivers) {
  if (values.driver && values.driver !== name) continue;
  if (problem !== null) console.log(`# ${name}: not usable here (${problem})`);
  else
    await playDriver(
      name,
      programs.filter(({ language }) => languages.includes(language)),
    );
}
await shutdownSandbox();
const queries = !values.driver && positionals.length === 0 ? await playQueries() : { played: 0, different: 0 };
printTable();
const different =
  played.filter(({ verdict }) => verdict === "different" || verdict === "mended").length + queries.different;
console.log(
  `\n${played.length} programs and ${queries.played} queries in ${Math.round((performance.now() - started) / 1000)} s, ` +
    `${different} unexpected differences, ${played.filter(({ verdict }) => verdict === "known").length} known ones`,
);
process.exit(different > 0 ? 1 : 0);

async function playDriver(driver: string, mine: Program[]): Promise<void> {
  if (values.together) {
    const outcomes = await playTogether(mine, driver);
    for (const [index, program] of mine.entries()) note(program, driver, outcomes[index] ?? "");
    return;
  }
  const left = [...mine];
  const next = async (): Promise<void> => {
    for (let program = left.shift(); program; program = left.shift())
      note(program, driver, await playAlone(program, driver));
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, next));
}

function note(program: Program, driver: string, outcome: string): void {
  const verdict = judge(program, driver, outcome, values.accept);
  played.push({ program, driver, verdict });
  if (verdict === "different")
    console.log(`${driver} ${program.name}\n${showDifference(program.expected ?? "", outcome)}`);
  if (verdict === "mended") console.log(`${driver} ${program.name}: no longer different; take it off the list`);
}

function printTable(): void {
  const rows = Map.groupBy(played, ({ program, driver }) => `${driver} | ${program.language} | ${program.topic}`);
  console.log("\n| driver | language | topic | programs | as the reference | known differences | different |");
  console.log("| --- | --- | --- | ---: | ---: | ---: | ---: |");
  for (const [head, all] of rows) {
    const count = (verdict: Verdict): number => all.filter((each) => each.verdict === verdict).length;
    console.log(
      `| ${head} | ${all.length} | ${count("same") + count("mended")} | ${count("known")} | ${count("different")} |`,
    );
  }
  for (const { program, driver, verdict } of played)
    if (verdict === "known") console.log(`known: ${driver} ${program.name}: ${findReason(program.name, driver)}`);
}
