// Measures the most used operations of the API over a database of 10,000 and of 1,000,000 messages, beside a bare Next program.
import { writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import postgres from "postgres";
import { migrateDatabase } from "../../db/migrate.ts";
import { type Installation, makeInstallation, type Serving } from "../support/installation.ts";
import { ageDatabase } from "./api/age-database.ts";
import { startBareNext } from "./api/bare-next.ts";
import { fill, PER_CONVERSATION, sample } from "./api/fill.ts";
import { type Measured, measure, type Target } from "./api/measure.ts";
import { operations, type Place, readCursors } from "./api/operations.ts";
import { growthTable, medianOf, sizeTable } from "./api/tables.ts";

const USAGE = `node tests/bench/api.ts [--quick] [--messages 10000,1000000] [--seconds 3] [--rounds 3] [--json file]
Measures the built tree ("npx next build"). --quick: up to 100,000 messages, one round of a second.`;

/** Requests that name a row choose among so many. */
const SAMPLES = 2_000;
const CURSOR_PAGES = 40;
const START_MS = 60_000;

interface Options {
  messages: number[];
  seconds: number;
  rounds: number;
  json: string | undefined;
}

function readOptions(): Options {
  const { values } = parseArgs({
    options: {
      quick: { type: "boolean", default: false },
      messages: { type: "string" },
      seconds: { type: "string" },
      rounds: { type: "string" },
      json: { type: "string" },
    },
  });
  const messages = (values.messages ?? (values.quick ? "10000,100000" : "10000,1000000")).split(",").map(Number);
  if (messages.some((count) => !Number.isInteger(count) || count < PER_CONVERSATION)) throw new Error(USAGE);
  const number = (given: string | undefined, usual: number) => Number(given ?? usual);
  return {
    messages,
    seconds: number(values.seconds, values.quick ? 1 : 3),
    rounds: number(values.rounds, values.quick ? 1 : 3),
    json: values.json,
  };
}

async function main(): Promise<void> {
  const options = readOptions();
  const installation = await makeInstallation();
  const url = installation.env.DATABASE_URL ?? "";
  const sql = postgres(url, { max: 2, onnotice: () => undefined });
  let bare: Awaited<ReturnType<typeof startBareNext>> | undefined;
  try {
    await migrateDatabase(url);
    await ageDatabase(sql);
    bare = await startBareNext(url);
    // The first one makes the account that everything belongs to.
    await (await serve(installation)).kill();
    const sizes: Measured[][] = [];
    for (const [index, messages] of options.messages.entries()) {
      await grow(sql, installation.admin.email, options.messages[index - 1] ?? 0, messages);
      // Connections keep plans by what they cost when the data was smaller; in use they live an hour, and data grows slower.
      const serving = await serve(installation);
      const server = { port: Number(new URL(serving.url).port), pid: serving.child.pid ?? 0 };
      const place = await signIn(server, installation.admin);
      const targets = [...bare.targets, ...(await targetsOf(sql, place))];
      const measured = await rounds(targets, options);
      sizes.push(measured);
      console.log(`\n## ${messages.toLocaleString("en")} messages (load average ${loadavg()[0]?.toFixed(1)})\n`);
      console.log(sizeTable(measured));
      await serving.kill();
    }
    const [small, large] = [sizes[0] ?? [], sizes.at(-1) ?? []];
    console.log(`\n## Growth\n\n${growthTable(small, large)}`);
    if (options.json) writeFileSync(options.json, JSON.stringify(sizes));
  } finally {
    await bare?.stop();
    await sql.end({ timeout: 5 });
    await installation.remove();
  }
}

async function serve(installation: Installation): Promise<Serving> {
  const serving = await installation.launch({ ALMA_RATE_LIMITS: "off", LOG_LEVEL: "error" });
  await answers(serving.url);
  return serving;
}

async function answers(url: string): Promise<void> {
  const end = Date.now() + START_MS;
  while (!(await fetch(`${url}/health`).catch(() => null))?.ok) {
    if (Date.now() > end) throw new Error("ALMA did not start");
    await pause(100);
  }
}

async function signIn(server: Omit<Place, "token">, admin: { email: string; password: string }): Promise<Place> {
  const response = await fetch(`http://127.0.0.1:${server.port}/v1/login/access-token`, {
    method: "POST",
    body: new URLSearchParams({ username: admin.email, password: admin.password }),
  });
  if (!response.ok) throw new Error(`sign-in failed: ${await response.text()}`);
  return { ...server, token: (await response.json()).data.access_token };
}

/** To so many messages. */
async function grow(sql: postgres.Sql, email: string, from: number, to: number): Promise<void> {
  const [user] = await sql<[{ user_id: string }]>`select user_id from users where email = ${email}`;
  const begun = Date.now();
  await fill(sql, user.user_id, Math.floor(from / PER_CONVERSATION), Math.floor(to / PER_CONVERSATION));
  console.log(`filled to ${to.toLocaleString("en")} messages in ${Math.round((Date.now() - begun) / 1_000)} s`);
}

async function targetsOf(sql: postgres.Sql, place: Place): Promise<Target[]> {
  return operations(place, await sample(sql, SAMPLES), await readCursors(place, CURSOR_PAGES));
}

/** Every target once per round, each round in the other direction; the first requests of a process are not counted. */
async function rounds(targets: Target[], { seconds, rounds: count }: Options): Promise<Measured[]> {
  for (const target of targets) await measure(target, 0.5);
  const measured: Measured[] = [];
  for (let round = 0; round < count; round++) {
    for (const target of round % 2 === 0 ? targets : targets.toReversed())
      measured.push(await measure(target, seconds));
  }
  return medianOf(measured.sort((one, other) => order(targets, one) - order(targets, other)));
}

const order = (targets: Target[], { name }: Measured): number => targets.findIndex((target) => target.name === name);

await main();
