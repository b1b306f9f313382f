import { beforeAll, describe, expect, it } from "vitest";
import { db } from "../../../db/client.ts";
import type { LlmConfig } from "../../../lib/protocol/contract/llm-configs.ts";
import type { ProviderUsage, UsageLine } from "../../../lib/protocol/contract/usage.ts";
import { type ModelUse, recordUsage } from "../../../lib/usage/index.ts";
import { callById, newAdministrator, newPerson, type Person } from "./api-client.ts";

let ada: Person;
let bob: Person;
let admin: Person;
let shared: LlmConfig;

const dataOf = <T>({ text }: { text: string }): T => JSON.parse(text).data;
const usd = { input_tokens: 1, output_tokens: 2, currency: "USD", per_1k_tokens: true };

function useOf({ user }: Person, changes: Partial<ModelUse> = {}, model: Partial<ModelUse["model"]> = {}): ModelUse {
  const named = { llm_id: null, model_id: null, provider_name: "P", name: "m", pricing: usd, ...model };
  const usage = { prompt_tokens: 1000, completion_tokens: 500 };
  return { user_id: user.user_id, agent_name: "web_agent", model: named, requests: 1, failures: 0, usage, ...changes };
}

const ask = (person: Person, query = "") => callById("listUsage", { token: person.token, query });
const lines = async (person: Person, query = "") => dataOf<UsageLine[]>(await ask(person, query));

beforeAll(async () => {
  [ada, bob, admin] = [await newPerson("ada"), await newPerson("bob"), await newAdministrator()];
  const json = { provider: "custom", provider_name: "Shared", api_base_url: "http://127.0.0.1:9/v1" };
  shared = dataOf<LlmConfig>(await callById("createLlmConfig", { token: admin.token, json }));
  const change = { params: { llm_id: shared.llm_id }, json: { is_shared: true } };
  await callById("updateLlmConfig", { token: admin.token, ...change });
  const { llm_id } = shared;
  await db().transaction((tx) =>
    recordUsage(tx, [
      useOf(ada),
      useOf(ada, { failures: 1 }),
      useOf(ada, { agent_name: null }, { name: "other", pricing: { ...usd, currency: "CNY" } }),
      useOf(ada, { agent_name: "coding_agent" }, { name: "free", pricing: null, provider_name: "Q" }),
    ]),
  );
  await recordUsage(db(), [useOf(ada, {}, { llm_id, provider_name: "Shared" })]);
  await recordUsage(db(), [useOf(bob, { requests: 5 }, { llm_id, provider_name: "Shared" })]);
  await db().execute(
    `insert into usage_daily (usage_id, user_id, day, provider_name, model_name, requests)
     select gen_random_uuid(), '${ada.user.user_id}', date '2020-01-01' + n, 'Old', 'm', 1 from generate_series(0, 9) n`,
  );
});

describe("usage", () => {
  it("is summed by day, model, agent and provider, each currency apart", async () => {
    const [today, ...others] = await lines(ada);
    expect(others).toEqual([]);
    expect(today).toEqual({
      day: new Date().toISOString().slice(0, 10),
      requests: 5,
      failures: 1,
      prompt_tokens: 5000,
      completion_tokens: 2500,
      total_tokens: 7500,
      costs: [
        { amount: 2, currency: "CNY" },
        { amount: 6, currency: "USD" },
      ],
    });
    expect(await lines(ada, "group_by=agent")).toMatchObject([
      { agent_name: "web_agent", requests: 3 },
      { agent_name: "coding_agent", requests: 1, costs: [] },
      { agent_name: null, requests: 1 },
    ]);
    expect(
      (await lines(ada, "group_by=model")).map((line) => `${line.provider_name}/${line.model_name}`).sort(),
    ).toEqual(["P/m", "P/other", "Q/free", "Shared/m"]);
    expect(await lines(ada, "group_by=provider")).toHaveLength(3);
  });

  it("keeps one line for one place however it was counted", async () => {
    const [row] = await db().execute<{ n: number }>(
      `select count(*)::int as n from usage_daily where user_id = '${ada.user.user_id}' and day > '2021-01-01'`,
    );
    expect(row?.n).toBe(4);
  });

  it("is read page by page and by cursor, within its period", async () => {
    const period = "from=2020-01-01&to=2020-12-31&per_page=4";
    const first = await ask(ada, period);
    expect(first.body).toMatchObject({ pagination: { total: 10, total_pages: 3, has_next: true } });
    const days = dataOf<UsageLine[]>(first).map(({ day }) => day);
    for (let { pagination } = JSON.parse(first.text); pagination.next_cursor; ) {
      const next = await ask(ada, `${period}&cursor=${pagination.next_cursor}`);
      days.push(...dataOf<UsageLine[]>(next).map(({ day }) => day));
      ({ pagination } = JSON.parse(next.text));
      if (days.length > 20) break;
    }
    expect(days).toHaveLength(10);
    expect(days).toEqual(days.toSorted().reverse());
    for (const query of [
      "from=2020-02-01&to=2020-01-01",
      "cursor=bm9wZQ",
      "from=0001-01-01",
      "to=0000-01-01",
      "from=2001-01-01",
      "group_by=user",
      "from=x",
    ]) {
      expect((await ask(ada, query)).status, query).toBe(422);
    }
  });

  it("is read to its end by cursor in each grouping, a line that is called more meanwhile not twice", async () => {
    const period = "from=2000-01-01&to=2000-12-31";
    // As long as names can be, and some called equally often.
    const name = (index: number) => `${index}${"模".repeat(99)}`;
    await db().execute(
      `insert into usage_daily (usage_id, user_id, day, agent_name, provider_name, model_name, requests)
       select gen_random_uuid(), '${bob.user.user_id}', date '2000-02-01' + n, nullif('a' || n, 'a3'),
       '${name(0).slice(0, 99)}' || n, '${name(1).slice(0, 99)}' || n % 2, 1 + n / 3 from generate_series(0, 6) n`,
    );
    for (const [group, found] of [
      ["day", 7],
      ["model", 7],
      ["agent", 7],
      ["provider", 7],
    ] as const) {
      const query = `${period}&group_by=${group}`;
      const all = await lines(bob, query);
      expect(all).toHaveLength(found);
      const seen: UsageLine[] = [];
      let cursor = "";
      for (let pages = 0; pages < 10; pages += 1) {
        const answer = await ask(bob, `${query}&per_page=2${cursor}`);
        const { data, pagination } = JSON.parse(answer.text);
        expect(pagination.total).toBe(found);
        seen.push(...data);
        if (!pagination.next_cursor) break;
        cursor = `&cursor=${pagination.next_cursor}`;
        const other = group === "day" ? "model" : "day";
        expect((await ask(bob, `${period}&group_by=${other}${cursor}`)).status, "of another grouping").toBe(422);
      }
      expect(seen, group).toEqual(all);
    }
    const first = JSON.parse((await ask(bob, `${period}&group_by=provider&per_page=3`)).text);
    await db().execute(`update usage_daily set requests = 100 where provider_name = '${first.data[2].provider_name}'`);
    const cursor = first.pagination.next_cursor;
    const rest = await lines(bob, `${period}&group_by=provider&cursor=${cursor}`);
    const all = [...first.data, ...rest].map(({ provider_name }: UsageLine) => provider_name);
    expect([new Set(all).size, all.length]).toEqual([7, 7]);
  });

  it("of everybody by person is read by cursor too", async () => {
    const query = "scope=all&group_by=user&per_page=1";
    const first = JSON.parse((await ask(admin, query)).text);
    expect(first.pagination).toMatchObject({ has_next: true, next_cursor: expect.any(String) });
    const [second] = await lines(admin, `${query}&cursor=${first.pagination.next_cursor}`);
    expect(second).toEqual((await lines(admin, `${query}&page=2`))[0]);
    for (const place of [["day", 1, ["0000-00-00"]], ["user", 1, ["x"]], ["user", -1, []], { offset: 1 }]) {
      const forged = Buffer.from(JSON.stringify(place)).toString("base64url");
      for (const grouping of ["user", "day"])
        expect((await ask(admin, `scope=all&group_by=${grouping}&cursor=${forged}`)).status).toBe(422);
    }
  });

  it("of others is for administrators and those with the permission", async () => {
    for (const query of ["scope=all", `user_id=${bob.user.user_id}`, "scope=all&group_by=user"]) {
      expect((await ask(ada, query)).status, query).toBe(403);
    }
    expect((await ask(ada, `user_id=${ada.user.user_id}`)).status).toBe(200);
    const people = await lines(admin, "scope=all&group_by=user");
    expect(people.find((line) => line.user_id === bob.user.user_id)).toMatchObject({ requests: 5, email: bob.email });
    expect(await lines(admin, `user_id=${bob.user.user_id}`)).toMatchObject([{ requests: 5 }]);
    await db().execute(`insert into grants (user_id, permission) values ('${bob.user.user_id}', 'usage:read')`);
    expect((await ask(bob, "scope=all")).status).toBe(200);
    expect(await lines(bob)).toMatchObject([{ requests: 5 }]);
  });

  it("of a shared provider is everybody's for its owner, without names, and one's own for the others", async () => {
    const of = async (person: Person) =>
      await callById("getProviderUsage", { token: person.token, params: { llm_id: shared.llm_id } });
    const all = await of(admin);
    expect(dataOf<ProviderUsage>(all)).toMatchObject({
      total: { requests: 6 },
      models: [{ model_name: "m", requests: 6 }],
    });
    for (const secret of [ada.email, bob.user.user_id, "web_agent"]) expect(all.text).not.toContain(secret);
    expect(dataOf<ProviderUsage>(await of(ada))).toMatchObject({ total: { requests: 1 }, days: [{ requests: 1 }] });
  });
});

describe("counting", () => {
  it("in many transactions at once loses nothing and never waits in a circle", async () => {
    const models = ["a", "b", "c", "d"];
    const together = Array.from({ length: 40 }, (_, index) => {
      const order = index % 2 ? models : models.toReversed();
      return db().transaction((tx) =>
        recordUsage(
          tx,
          order.map((name) => useOf(bob, { agent_name: "race" }, { name })),
        ),
      );
    });
    await Promise.all(together);
    const [total] = (await lines(bob, "group_by=agent")).filter((line) => line.agent_name === "race");
    expect(total).toMatchObject({ requests: 160, total_tokens: 240_000, costs: [{ amount: 320, currency: "USD" }] });
  });
});
