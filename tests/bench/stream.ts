// Measures streams of a scripted provider through ALMA, through a plain proxy and direct, in rounds that take turns.
import { writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { AlmaServer } from "./alma-server.ts";
import type { FromClient, ToClient } from "./client-messages.ts";
import { almaBy, type Contender, plain } from "./contender.ts";
import { HelperProcess } from "./helper-process.ts";
import type { Load } from "./load.ts";
import type { Measure } from "./measure.ts";
import { type Options, readOptions } from "./options.ts";
import { overheadOf } from "./overhead.ts";
import { printLoad } from "./print-load.ts";
import type { FromProvider, ToProvider } from "./provider-messages.ts";
import { type Crew, runLoad } from "./run-load.ts";
import { printTargets } from "./targets.ts";

type Proxy = HelperProcess<never, { type: "listening"; port: number }>;

/** ALMA's pool and per-user limit are set to the streams of a load; loads of fewer share the server for this many. */
const SMALLEST_POOL = 50;

async function main(): Promise<void> {
  const options = read();
  if (options === null) return;
  const servers = options.trees.map((tree) => new AlmaServer(tree, options.server_flags));
  const helpers: { stop: () => void }[] = [];
  const cleanUp = async () => {
    for (const helper of helpers) helper.stop();
    await Promise.all(servers.map((server) => server.remove()));
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => void cleanUp().finally(() => process.exit(130)));
  try {
    await measure(options, servers, helpers);
  } finally {
    await cleanUp();
  }
}

function read(): Options | null {
  try {
    return readOptions(process.argv.slice(2));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
    return null;
  }
}

async function measure(options: Options, servers: AlmaServer[], helpers: { stop: () => void }[]): Promise<void> {
  const provider = new HelperProcess<ToProvider, FromProvider>("provider.ts");
  helpers.push(provider);
  const { port } = await provider.next("listening");
  const proxy: Proxy = new HelperProcess("proxy.ts", { PROVIDER_PORT: String(port) });
  helpers.push(proxy);
  const { port: proxy_port } = await proxy.next("listening");
  const client = new HelperProcess<ToClient, FromClient>("load-client.ts");
  helpers.push(client);
  await client.next("ready");
  const contenders = [
    plain("direct", port, null),
    plain("proxy", proxy_port, proxy.pid),
    ...servers.flatMap((server) => options.wires.map((wire) => almaBy(server, wire))),
  ];
  const measures: Measure[] = [];
  const names = contenders.map(({ name }) => name);
  for (const [pool, loads] of byPool(options.loads)) {
    await startAll(servers, pool, port);
    await warmUp({ provider, client }, contenders);
    for (const load of loads) {
      measures.push(...(await rounds({ provider, client }, load, contenders, options.rounds)));
      printLoad(load, names, measures);
    }
    await Promise.all(servers.map((server) => server.stop()));
  }
  printOverhead(measures, names.slice(2));
  printTargets(names.slice(2), measures);
  if (options.json !== null) writeFileSync(options.json, JSON.stringify(measures));
}

async function startAll(servers: AlmaServer[], pool: number, provider_port: number): Promise<void> {
  for (const server of servers) await server.start(pool, provider_port);
  const load = loadavg()[0]?.toFixed(1);
  console.log(`\n## ALMA_AGENT_POOL=${pool} ALMA_RUNS_PER_USER=${pool} (load average ${load})`);
}

function byPool(loads: Load[]): Map<number, Load[]> {
  const pools = new Map<number, Load[]>();
  for (const load of loads) {
    // Chats that begin one after another overlap; none of them may wait for a place.
    const pool = Math.max(SMALLEST_POOL, load.streams);
    pools.set(pool, [...(pools.get(pool) ?? []), load]);
  }
  return new Map([...pools].sort(([one], [other]) => one - other));
}

/** What the first requests of a process compile and connect is not what is measured. */
async function warmUp(crew: Crew, contenders: Contender[]): Promise<void> {
  const load: Load = {
    name: "warm-up",
    streams: 20,
    tokens: 500,
    rate: null,
    per_second: null,
    is_new_chat: false,
    repeats: 6,
    once: true,
  };
  for (const contender of contenders) {
    const last = (await runLoad(crew, load, contender, 0)).at(-1);
    if (last?.reason) console.log(`warm-up of ${contender.name}: ${last.failed} failed: ${last.reason}`);
  }
}

/** Every contender once per round; each round begins with another one. */
async function rounds(crew: Crew, load: Load, contenders: Contender[], count: number): Promise<Measure[]> {
  const measures: Measure[] = [];
  for (let round = 0; round < (load.once ? 1 : count); round++) {
    const first = round % contenders.length;
    for (const contender of [...contenders.slice(first), ...contenders.slice(0, first)])
      measures.push(...(await runLoad(crew, load, contender, round)));
  }
  return measures;
}

function printOverhead(measures: Measure[], contenders: string[]): void {
  for (const contender of contenders) {
    const body = measures.find((measure) => measure.contender === contender)?.request_body;
    if (!body) continue;
    const { tokens, request_bytes, system_chars, tools_chars, tools } = overheadOf(body);
    console.log(
      `\n${contender}: a plain question is a request of ${request_bytes} bytes: ${system_chars} characters of system prompt ` +
        `and ${tools_chars} of tools (${tools.join(", ") || "none"}), about ${tokens} tokens (characters / 4)`,
    );
  }
}

await main();
