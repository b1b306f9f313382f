import { sql } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import { db } from "../../../db/client.ts";
import { callById, newAdministrator, newPerson, PASSWORD } from "./api-client.ts";

let token = "";
let user_id = "";
beforeAll(async () => {
  const admin = await newAdministrator();
  ({ token } = admin);
  ({ user_id } = admin.user);
});

const register = (name: string) =>
  callById("register", { json: { email: `${name}-${user_id}@example.com`, password: PASSWORD } });
const save = (json: unknown, headers = {}) => callById("updateSettings", { token, json, headers });

it("are the administrators' alone", async () => {
  const person = await newPerson("person");
  for (const id of ["getSettings", "updateSettings"]) {
    expect((await callById(id, { token: person.token, json: id === "getSettings" ? undefined : {} })).status).toBe(403);
  }
});

it("start with what the environment says, act at once, and go back to it", async () => {
  expect((await callById("getSettings", { token })).body?.data).toEqual({
    retention: { is_on: false, days: 30 },
    registration: { mode: "open", is_set: false },
    version: 0,
  });
  const closed = await save({ registration: { mode: "closed" } });
  expect(closed.body?.data).toMatchObject({ registration: { mode: "closed", is_set: true }, version: 1 });
  expect((await register("late")).status).toBe(403);
  await save({ registration: { mode: null } });
  expect((await register("early")).status).toBe(201);
  const [entry] = await db().execute(sql`select data from audit_log where event = 'registration.changed'
    order by audit_id limit 1`);
  expect(entry?.data).toMatchObject({ mode: "closed", before: { mode: null } });
});

it("change over what was seen, not over somebody else's change, and keep what is not named", async () => {
  const seen = (await callById("getSettings", { token })).headers.get("etag") ?? "";
  const first = await save({ retention: { is_on: true, days: 90 } }, { "if-match": seen });
  expect(first.body?.data).toMatchObject({ retention: { is_on: true, days: 90 }, registration: { mode: "open" } });
  expect((await save({ retention: { is_on: false, days: 1 } }, { "if-match": seen })).status).toBe(412);
  expect((await save({ retention: { is_on: true, days: 0 } })).status).toBe(422);
});
