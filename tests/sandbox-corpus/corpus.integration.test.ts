import { afterAll, expect, test } from "vitest";
import { describeSandbox, shutdownSandbox } from "../../lib/sandbox/index.ts";
import { judge, showDifference } from "./compare.ts";
import { playTogether } from "./play-together.ts";
import { loadPrograms } from "./program.ts";

// What works everywhere; a program that starts other interpreters costs seconds and is played in the long form only:
// npm run sandbox:corpus.
const DRIVERS = ["pyodide", "quickjs", "just-bash"];
const CALLS_OUT = /\b(?:python3|node) /;

afterAll(shutdownSandbox);

const programs = loadPrograms().filter(({ language, source }) => language !== "shell" || !CALLS_OUT.test(source));
const { drivers } = await describeSandbox();

test.each(DRIVERS)("%s does what the reference interpreters do", { timeout: 300_000 }, async (driver) => {
  const languages = drivers.find(({ name }) => name === driver)?.languages ?? [];
  const mine = programs.filter(({ language }) => languages.includes(language));
  expect(mine.length).toBeGreaterThan(90);
  const outcomes = await playTogether(mine, driver);
  const wrong = mine.flatMap((program, index) => {
    const outcome = outcomes[index] ?? "";
    const verdict = judge(program, driver, outcome);
    if (verdict === "same" || verdict === "known") return [];
    return [`${program.name} (${verdict})\n${showDifference(program.expected ?? "", outcome)}`];
  });
  expect(wrong).toEqual([]);
});
