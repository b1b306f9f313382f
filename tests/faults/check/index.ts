import { acknowledgedMessages } from "./acknowledged-messages.ts";
import { denseEvents } from "./dense-events.ts";
import { denseSteps } from "./dense-steps.ts";
import { effectsOnce } from "./effects-once.ts";
import type { Check, Evidence } from "./evidence.ts";
import { honestCounts } from "./honest-counts.ts";
import { lastAttempt } from "./last-attempt.ts";
import { oneAnswer } from "./one-answer.ts";
import { oneAtATime } from "./one-at-a-time.ts";
import { oneEnd } from "./one-end.ts";
import { oneResult } from "./one-result.ts";
import { sameEverywhere } from "./same-everywhere.ts";

/** All that is read off rows and clients. What needs a clock or a process list is watched by the round itself. */
export const CHECKS: Check[] = [
  acknowledgedMessages,
  oneAnswer,
  oneEnd,
  denseEvents,
  denseSteps,
  oneResult,
  effectsOnce,
  oneAtATime,
  sameEverywhere,
  lastAttempt,
  honestCounts,
];

export interface Violation {
  check: string;
  counts: Check["counts"];
  text: string;
}

/** Everything that does not hold. */
export const violationsIn = (evidence: Evidence): Violation[] =>
  CHECKS.flatMap(({ name, counts, find }) => find(evidence).map((text) => ({ check: name, counts, text })));
