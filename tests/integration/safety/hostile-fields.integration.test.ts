import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "../../../db/client.ts";
import { users } from "../../../db/schema/index.ts";
import type { Contract } from "../../../lib/protocol/contract/define.ts";
import { contracts } from "../../../lib/protocol/contract/index.ts";
import { withEngine } from "../../support/engine.ts";
import { call, logIn } from "../api/api-client.ts";
import { FORBIDDEN_FIELDS, HOSTILE } from "./hostile-values.ts";
import { plantPerson } from "./plant-person.ts";
import type { Planted } from "./planted.ts";
import { fieldsOf, queryOf, requestOf } from "./request-of.ts";

withEngine();

const named = (all: Contract[]) => all.map((contract) => [contract.id, contract] as const);
const withFields = named(contracts.filter(({ body, body_type }) => body && body_type !== "form"));
const withQuery = named(contracts.filter(({ query, raw }) => query && !raw));

/** An operation with many fields, in the long form, on a busy machine. */
const PATIENCE_MS = 300_000;

let person: Planted;
const own = (field: string): string[] => (person.ids[field] ? [person.ids[field]] : []);
/** Ending the sign-in is among what is asked for. */
let token = "";

beforeAll(async () => {
  person = await plantPerson("a");
  token = person.token;
});

async function ask(contract: Contract, change: { json?: unknown; query?: string }) {
  // An answer to a message is not waited for: its model cannot be reached, and is tried again for a while.
  const headers = { prefer: "respond-async" };
  const answer = await call(contract, { headers, ...requestOf(contract, own), ...change, token });
  if (answer.status === 401 && contract.auth !== "none") token = await logIn(person.email);
  return answer;
}

/** Every fourth value for a field, each field another four; all of them in the long form (`npm run test:fuzz`). */
const valuesFor = (index: number): readonly unknown[] =>
  process.env.ALMA_FUZZ_RUNS === undefined ? HOSTILE.filter((_, at) => at % 4 === index % 4) : HOSTILE;

/** Our own failures; what a provider does not answer is none. */
const isOurFault = (status: number): boolean => status === 500 || status > 503;

describe("each field of each body", () => {
  it.each(withFields)(
    "%s survives what nobody expects there",
    async (_, contract) => {
      const given = requestOf(contract, own).json;
      for (const [index, field] of fieldsOf(contract.body).entries()) {
        for (const value of valuesFor(index)) {
          const json = { ...(typeof given === "object" ? given : {}), [field]: value };
          const answer = await ask(contract, { json });
          expect(isOurFault(answer.status), `${field} = ${JSON.stringify(value).slice(0, 80)}: ${answer.text}`).toBe(
            false,
          );
        }
      }
    },
    PATIENCE_MS,
  );
});

describe("each parameter of each query", () => {
  it.each(withQuery)(
    "%s survives what nobody expects there",
    async (_, contract) => {
      for (const [index, field] of fieldsOf(contract.query).entries()) {
        for (const value of valuesFor(index)) {
          const answer = await ask(contract, { query: queryOf({ [field]: value }) });
          expect(answer.status, `${field} = ${JSON.stringify(value).slice(0, 80)}: ${answer.text}`).toBeLessThan(500);
        }
      }
    },
    PATIENCE_MS,
  );
});

describe("fields that a client must not set", () => {
  it.each(withFields)("%s does not apply them", async (_, contract) => {
    const known = fieldsOf(contract.body);
    const extra = Object.entries(FORBIDDEN_FIELDS).filter(([field]) => !known.includes(field));
    const given = requestOf(contract, own).json;
    const json = { ...(typeof given === "object" ? given : {}), ...Object.fromEntries(extra) };
    const answer = await ask(contract, { json });
    expect(isOurFault(answer.status), answer.text).toBe(false);
    expect(answer.text).not.toContain(FORBIDDEN_FIELDS.user_id);
    const [row] = await db().select().from(users).where(eq(users.user_id, person.user_id));
    expect(row).toMatchObject({ is_superuser: false, is_active: true });
  });
});
