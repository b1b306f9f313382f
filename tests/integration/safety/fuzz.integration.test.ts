import { eq } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "../../../db/client.ts";
import { users } from "../../../db/schema/index.ts";
import type { Contract } from "../../../lib/protocol/contract/define.ts";
import { contracts } from "../../../lib/protocol/contract/index.ts";
import { withEngine } from "../../support/engine.ts";
import { logIn, type Sent } from "../api/api-client.ts";
import { faultOf, received, requestsFor } from "./fuzz-operation.ts";
import { plantPerson } from "./plant-person.ts";
import type { Planted } from "./planted.ts";
import { rowsHolding } from "./rows-holding.ts";

/** The long form is `npm run test:fuzz`. */
const RUNS = Number(process.env.ALMA_FUZZ_RUNS ?? 12);
const SEED = Number(process.env.ALMA_FUZZ_SEED ?? 20_261_122);

withEngine();

/** Those that anybody may call come last: tries of passwords at random make the next sign-in wait. */
const ordered = [
  ...contracts.filter(({ auth }) => auth !== "none"),
  ...contracts.filter(({ auth }) => auth === "none"),
];

let victim: Planted;
let before: Record<string, string>;
let asker: Planted;
const statuses = new Map<number, number>();
/** By an allowance or a quota; whoever tries passwords at random is refused rightly. */
let refused = 0;

beforeAll(async () => {
  victim = await plantPerson("a");
  before = await rowsHolding(victim.canary);
  asker = await plantPerson("b");
});

/** Somebody who has everything again: what was asked for may have ended the sign-in, the account, or what there was. */
async function renewed(): Promise<Planted> {
  const [row] = await db().select().from(users).where(eq(users.user_id, asker.user_id));
  if (!row?.is_active) return await plantPerson("b");
  const token = await logIn(asker.email).catch(() => null);
  return token ? { ...asker, token } : await plantPerson("b");
}

const ids = (field: string): string[] =>
  [...Array(5).fill(asker.ids[field]), victim.ids[field]].filter((id): id is string => typeof id === "string");

async function ask(contract: Contract, sent: Sent): Promise<void> {
  const answer = await received(contract, { ...sent, token: asker.token });
  statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
  if (answer.status === 429 && contract.auth !== "none") refused += 1;
  const fault = faultOf(contract, answer, victim.canary);
  if (fault) throw new Error(`${contract.id} ${fault}: ${answer.text.slice(0, 500)}`);
  if (answer.status === 401 && contract.auth !== "none") asker = await renewed();
}

describe(`anything at all, ${RUNS} times each (seed ${SEED})`, () => {
  it.each(ordered.map((contract) => [contract.id, contract] as const))(
    "%s answers as it says, and never with what is another's",
    async (_, contract) => {
      const property = fc.asyncProperty(requestsFor(contract, ids), (sent) => ask(contract, sent));
      await fc.assert(property, { numRuns: RUNS, seed: SEED, endOnFailure: true });
      // The next operation is to find something again.
      if (contract.method === "DELETE") asker = await plantPerson("b");
    },
    60_000 + RUNS * 1_000,
  );

  it("has touched nothing of the other person", async () => {
    expect(await rowsHolding(victim.canary)).toEqual(before);
  });

  it("was let through: neither limits nor sign-ins answered for the operations", () => {
    const all = [...statuses.values()].reduce((sum, count) => sum + count, 0);
    expect(all).toBe(contracts.length * RUNS);
    expect(refused).toBeLessThan(all / 50);
    expect(statuses.get(200) ?? 0).toBeGreaterThan(all / 20);
  });
});

afterAll(() => {
  const table = [...statuses].sort(([a], [b]) => a - b).map(([status, count]) => `${status}: ${count}`);
  process.stdout.write(`fuzz: ${contracts.length} operations x ${RUNS}, seed ${SEED}; ${table.join(", ")}\n`);
});
