import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { findReason } from "./known-differences.ts";
import type { Program } from "./program.ts";

/** `known`: another outcome than the reference's, for a reason that is written down; `mended`: no longer another. */
export type Verdict = "same" | "different" | "known" | "mended";

/** A known difference is one outcome, not any: it is recorded too, and another one is a difference. */
export function judge(program: Program, driver: string, outcome: string, accept = false): Verdict {
  const isKnown = findReason(program.name, driver) !== undefined;
  if (outcome === program.expected) return isKnown ? "mended" : "same";
  if (!isKnown) return "different";
  const file = program.knownFile(driver);
  if (accept) writeFileSync(file, outcome);
  return existsSync(file) && readFileSync(file, "utf8") === outcome ? "known" : "different";
}

/** The lines in which two outcomes differ, for a person. */
export function showDifference(expected: string, outcome: string): string {
  const [a, b] = [expected.split("\n"), outcome.split("\n")];
  const start = a.findIndex((line, index) => line !== b[index]);
  const from = start < 0 ? a.length : start;
  const part = (lines: string[], mark: string) =>
    lines.slice(from, from + 6).map((line) => `  ${mark} ${line.slice(0, 300)}`);
  return [...part(a, "-"), ...part(b, "+")].join("\n");
}
