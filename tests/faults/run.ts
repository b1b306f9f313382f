// node tests/faults/run.ts --rounds 200 [--seed 7] [--lanes 3]     so many rounds with kill -9, and others between them
//   [--kind "kill -9 in mid-token" [--only <seed of one round>]]   one kind, or exactly one round of it
//   [--each 2]                                                     every kind so many times
//   [--real]                                                       on the real server.ts; the tree must be built
import { parseArgs } from "node:util";
import { KINDS } from "./kinds/index.ts";
import { Lane } from "./lane.ts";
import { type Kind, type Played, playRound } from "./play-round.ts";
import { Random } from "./random.ts";
import { lineOf, tableOf } from "./report.ts";

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "200" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
    lanes: { type: "string", default: "3" },
    kind: { type: "string" },
    only: { type: "string" },
    each: { type: "string" },
    real: { type: "boolean", default: false },
  },
});
const seed = Number(values.seed);
const kinds = values.kind === undefined ? KINDS : KINDS.filter((kind) => kind.name === values.kind);
if (kinds.length === 0) {
  console.error(`--kind must be one of:\n${KINDS.map((kind) => `  ${kind.name}`).join("\n")}`);
  process.exit(2);
}

const chance = new Random(seed);
const bill = chosen().map((kind) => ({ kind, seed: Number(values.only ?? chance.between(1, 2 ** 31 - 1)) }));
const rounds = bill.length;

/** The kinds of all rounds, in order. */
function chosen(): Kind[] {
  if (values.only !== undefined) return kinds.slice(0, 1);
  if (values.each !== undefined)
    return kinds.flatMap((kind) => Array.from({ length: Number(values.each) }, () => kind));
  const hasKills = kinds.some((kind) => kind.kills);
  const drawn: Kind[] = [];
  // So many rounds with a kill; the other kinds come on top, by their weights.
  for (let kills = 0; kills < Number(values.rounds); ) {
    const kind = draw(kinds, chance);
    drawn.push(kind);
    if (kind.kills || !hasKills) kills += 1;
  }
  return drawn;
}

/** A kind by its weight. */
function draw(from: Kind[], random: Random): Kind {
  let place = random.next() * from.reduce((sum, kind) => sum + kind.weight, 0);
  for (const kind of from) {
    place -= kind.weight;
    if (place < 0) return kind;
  }
  throw new Error("there are no kinds");
}

const minutes = (ms: number): string => `${Math.round(ms / 60_000)} min`;
const played: Played[] = [];
let next = 0;

/** Plays rounds until none is left; a lane that a round has broken is replaced. */
async function work(): Promise<void> {
  let lane = await Lane.open(values.real);
  try {
    for (let round = bill[next++]; round; round = bill[next++]) {
      const result = await playRound(lane, round.kind, round.seed);
      played.push(result);
      console.log(lineOf(result, played.length, rounds));
      if (result.violations.length > 0 || !lane.server || lane.server.isGone()) {
        if (lane.server) console.log(lane.server.output());
        await lane.close();
        lane = await Lane.open(values.real);
      }
    }
  } finally {
    await lane.close();
  }
}

console.log(`${rounds} rounds, --seed ${seed}`);
const began = Date.now();
await Promise.all(Array.from({ length: Math.min(Number(values.lanes), rounds) }, work));
console.log(
  `\n${tableOf(played)}\n\n${played.filter(({ kills }) => kills).length} rounds with kill -9, ${minutes(Date.now() - began)}`,
);
process.exit(played.some((round) => round.violations.length > 0) ? 1 : 0);
