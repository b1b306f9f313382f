import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "../../../db/client.ts";
import { users } from "../../../db/schema/index.ts";
import { contracts } from "../../../lib/protocol/contract/index.ts";
import { setUserActive, setUserSuperuser } from "../../../lib/users/index.ts";
import { createActor } from "../../support/create-actor.ts";
import { withEngine } from "../../support/engine.ts";
import { call, logIn } from "../api/api-client.ts";
import { plantPerson } from "./plant-person.ts";
import type { Planted } from "./planted.ts";
import { requestOf } from "./request-of.ts";

withEngine();

const closed = contracts.filter(({ auth }) => auth !== "none").map((contract) => [contract.id, contract] as const);
const forAdministrators = closed.filter(([, { auth }]) => auth === "superuser");

const ownOf =
  ({ ids }: Planted) =>
  (field: string): string[] =>
    ids[field] ? [ids[field]] : [];

describe("somebody who is no administrator any more", () => {
  let person: Planted;
  beforeAll(async () => {
    const admin = await createActor({ is_superuser: true });
    person = await plantPerson("a");
    await db().update(users).set({ is_superuser: true }).where(eq(users.user_id, person.user_id));
    const list = contracts.find(({ id }) => id === "listUsers");
    if (list) expect((await call(list, { token: person.token })).status).toBe(200);
    await setUserSuperuser(admin, person.user_id, false);
    if (list) expect((await call(list, { token: person.token })).status).toBeOneOf([401, 403]);
    person.token = await logIn(person.email);
  });

  it.each(forAdministrators)("may not %s, from the next request on", async (_, contract) => {
    const answer = await call(contract, { ...requestOf(contract, ownOf(person)), token: person.token });
    expect(answer).toMatchObject({ status: 403, body: { error: { code: "FORBIDDEN" } } });
  });
});

describe("somebody whose account was deactivated", () => {
  let person: Planted;
  beforeAll(async () => {
    const admin = await createActor({ is_superuser: true });
    person = await plantPerson("b");
    const me = contracts.find(({ id }) => id === "getMe");
    if (me) expect((await call(me, { token: person.token })).status).toBe(200);
    await setUserActive(admin, person.user_id, false);
  });

  it.each(closed)("may not %s, from the next request on", async (_, contract) => {
    const answer = await call(contract, { ...requestOf(contract, ownOf(person)), token: person.token });
    expect(answer.status).toBe(401);
    expect(answer.text).not.toContain(person.canary);
  });
});
