import { writeFileSync } from "node:fs";
import { TEMPERATURE } from "../agents/orchestrator/analysis/calibration.ts";
import { fitTemperature } from "../agents/orchestrator/analysis/evaluation/fit-temperature.ts";
import { learnWording } from "../agents/orchestrator/analysis/evaluation/learn-wording.ts";
import { listUnprovenTerms } from "../agents/orchestrator/analysis/evaluation/list-unproven-terms.ts";
import { loadPrompts, type RoutingPrompt } from "../agents/orchestrator/analysis/evaluation/load-prompts.ts";
import { type Measurement, measureRouting } from "../agents/orchestrator/analysis/evaluation/measure-routing.ts";
import { timeAnalysis } from "../agents/orchestrator/analysis/evaluation/time-analysis.ts";
import { compileLexicon, listTerms } from "../agents/orchestrator/analysis/lexicon/compile-lexicon.ts";

/**
 * Prints how well the local task analysis routes the labelled prompts: `npm run eval:routing`.
 * `-- --learn` writes the wording table from the training prompts, `-- --fit` fits the softmax temperature on the train
 * half. Never prints a text of the test half.
 */

const percent = (right: number, total: number): string =>
  total === 0 ? "    -" : `${((100 * right) / total).toFixed(1).padStart(5)} % (${right}/${total})`;

const printGroups = (title: string, groups: Measurement["by_label"]): void => {
  console.log(`\n${title}`);
  for (const [name, group] of groups) console.log(`  ${name.padEnd(16)} ${percent(group.right, group.total)}`);
};

const printConfusion = ({ confusion }: Measurement): void => {
  const labels = [...confusion.keys()].sort();
  console.log("\nconfusion (row: label, column: chosen)");
  console.log(" ".repeat(18) + labels.map((label) => label.slice(0, 8).padStart(9)).join(""));
  for (const label of labels) {
    const row = labels.map((chosen) => String(confusion.get(label)?.get(chosen) ?? 0).padStart(9)).join("");
    console.log(`  ${label.padEnd(16)}${row}`);
  }
};

const printHalf = (title: string, measured: Measurement): void => {
  console.log(`\n=== ${title}: ${percent(measured.right, measured.total)}`);
  printGroups("per label", measured.by_label);
  printGroups("per language", measured.by_language);
  printConfusion(measured);
  printGroups("calibration (confidence: share right)", measured.by_confidence);
  console.log(
    `  mean confidence ${measured.mean_confidence.toFixed(3)}, expected calibration error ${measured.calibration_error.toFixed(3)}`,
  );
  printGroups("decided locally / left to the model", measured.by_decider);
};

/** The test half without terms that only it contains, and the train half under the same handicap for comparison. */
const printHandicapped = (train: RoutingPrompt[], test: RoutingPrompt[]): void => {
  for (const [name, measured, other] of [
    ["test", test, train],
    ["train", train, test],
  ] as const) {
    const alone = new Set(listUnprovenTerms(listTerms(), other, measured));
    const { right, total } = measureRouting(
      measured,
      compileLexicon((term) => !alone.has(term)),
    );
    console.log(
      `=== ${name} half without the ${alone.size} terms that occur in no other half: ${percent(right, total)}`,
    );
  }
};

const printAll = (train: RoutingPrompt[]): void => {
  const test = loadPrompts("test");
  const heldOut = loadPrompts("held-out");
  printHalf("train half", measureRouting(train));
  printHalf("test half", measureRouting(test));
  printHalf("held out (written after the lexicon)", measureRouting(heldOut));
  console.log("");
  printHandicapped(train, test);
  const { mean, p99 } = timeAnalysis([...train, ...test, ...heldOut]);
  console.log(`\ntime per call: mean ${mean.toFixed(3)} ms, p99 ${p99.toFixed(3)} ms`);
};

const learn = (train: RoutingPrompt[]): void => {
  const target = new URL("../agents/orchestrator/analysis/wording/learned-wording.ts", import.meta.url);
  writeFileSync(target, learnWording([...train, ...loadPrompts("dev")]));
  console.log(`written: ${target.pathname}`);
};

const fit = (train: RoutingPrompt[]): void => {
  const { temperature, loss } = fitTemperature(train);
  console.log(`temperature ${temperature.toFixed(2)}, smoothed log loss ${loss.toFixed(4)} (now ${TEMPERATURE})`);
};

const run = process.argv.includes("--learn") ? learn : process.argv.includes("--fit") ? fit : printAll;
run(loadPrompts("train"));
