import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { KINDS } from "./kinds/index.ts";
import { Lane } from "./lane.ts";
import { type Kind, type Played, playRound } from "./play-round.ts";
import { lineOf } from "./report.ts";

// One round of each kind of fault that is quick; the long form (npm run test:faults) plays all kinds many times. The slow
// ones come first, side by side, each on a PostgreSQL of its own.
const LANES: [name: string, seed: number][][] = [
  [
    ["SIGSTOP for longer than the lease", 11],
    ["two tabs stop, edit and send together", 12],
    ["20 identical sends at once", 13],
  ],
  [
    ["kill -9 at a step boundary", Date.now() % 1_000_000],
    ["kill -9 in mid-token", 22],
    ["PostgreSQL restarted", 23],
    ["clients dropped at every event", 24],
  ],
  [
    ["kill -9 while an effect happens", 31],
    ["kill -9 while waiting for approval", 32],
    ["SIGTERM in mid-work", 33],
    ["connection cut after the COMMIT of a send", 34],
    ["stop while the provider hangs, drips or speaks", 35],
    ["provider cuts the answer off", 36],
  ],
];
const LIMIT_MS = 400_000;

const kindOf = (name: string): Kind => {
  const kind = KINDS.find((candidate) => candidate.name === name);
  if (!kind) throw new Error(`no kind of fault is called ${name}`);
  return kind;
};

const played = new Map<string, Played>();
const open: Lane[] = [];

async function play(bill: [name: string, seed: number][]): Promise<void> {
  const lane = await Lane.open();
  open.push(lane);
  for (const [name, seed] of bill) {
    const result = await playRound(lane, kindOf(name), seed);
    played.set(name, result);
    console.log(lineOf(result, played.size, LANES.flat().length));
    if (!lane.server) return;
  }
}

describe("after a fault nothing is lost, doubled, stuck or wrong", () => {
  beforeAll(async () => {
    // A lane that breaks must not hide what the others found; the rounds it did not play fail below.
    const lanes = await Promise.allSettled(LANES.map(play));
    for (const lane of lanes) if (lane.status === "rejected") console.log(lane.reason);
  }, LIMIT_MS);
  afterAll(() => Promise.all(open.map((lane) => lane.close())));

  it.each(LANES.flat())("%s (seed %i)", (name) => {
    const round = played.get(name);
    expect(round?.violations).toEqual([]);
    expect(round?.runs).toBeGreaterThan(0);
  });
});
