import { setTimeout as pause } from "node:timers/promises";
import type { ClientResult, FromClient, StreamSeen, ToClient } from "./client-messages.ts";
import type { Contender } from "./contender.ts";
import type { HelperProcess } from "./helper-process.ts";
import { type Load, limitOf } from "./load.ts";
import type { Measure } from "./measure.ts";
import { databaseCpuUs } from "./process-usage.ts";
import type { FromProvider, ProviderReport, ToProvider } from "./provider-messages.ts";
import { spreadOf } from "./statistics.ts";
import { UsageSampler } from "./usage-sampler.ts";

export interface Crew {
  provider: HelperProcess<ToProvider, FromProvider>;
  client: HelperProcess<ToClient, FromClient>;
}

/** For what follows the last byte: the run's end, the queue's next look. */
const AFTER_MS = 300;

/** Runs a load through a contender as often as it asks for, and answers the measure of each time. */
export async function runLoad(crew: Crew, load: Load, contender: Contender, round: number): Promise<Measure[]> {
  const measures: Measure[] = [];
  for (let time = 0; time < load.repeats; time++) {
    const measure = await once(crew, load, contender, round);
    measures.push(measure);
    if (measure.failed === 0) continue;
    await contender.alma?.restart();
    break;
  }
  return measures;
}

async function once({ provider, client }: Crew, load: Load, contender: Contender, round: number): Promise<Measure> {
  const { alma } = contender;
  const { streams, tokens, rate, per_second } = load;
  const conversation_ids = alma && !load.is_new_chat ? await alma.conversations(streams) : [];
  await provider.ask({ type: "plan", plan: { tokens, rate, expected: streams } }, "planned");
  const pid = contender.pid?.() ?? null;
  const usage = pid === null ? null : new UsageSampler(pid);
  const database_before = alma ? databaseCpuUs(alma.pid) : 0;
  const limit_ms = limitOf(load) * 1000;
  const where = { wire: contender.wire, port: contender.port(), token: alma?.token ?? "", conversation_ids };
  const task = { ...where, streams, tokens, per_second, limit_ms };
  const seen = await client.ask({ type: "run", task }, "done", limit_ms + 10_000);
  await pause(AFTER_MS);
  usage?.stop();
  const report = await provider.ask({ type: "report" }, "report");
  const database = alma ? databaseCpuUs(alma.pid) - database_before : 0;
  return { ...measureOf(load, seen, report, usage, database), load: load.name, contender: contender.name, round };
}

function measureOf(
  load: Load,
  seen: ClientResult,
  report: ProviderReport,
  usage: UsageSampler | null,
  database_cpu: number,
): Omit<Measure, "load" | "contender" | "round"> {
  const { streams } = seen;
  const failed = streams.filter(({ error }) => error !== null);
  const together = timeTogether(load, streams, report);
  const all = streams.reduce((sum, stream) => sum + stream.tokens, 0);
  const seconds = (Math.max(...streams.map(({ last_us }) => last_us)) - (streams[0]?.sent_us ?? 0)) / 1e6;
  return {
    streams: load.streams,
    ...firstTokens(streams, report),
    gaps: inMs(seen.gaps),
    delays: inMs(seen.delays),
    tokens_per_second: (together.tokens / (together.until - together.from)) * 1e6,
    tokens_per_second_whole: all / seconds,
    cpu_per_token: (usage?.cpuBetween(together.from, together.until) ?? 0) / together.tokens,
    cpu_per_token_whole: (usage?.wholeCpu ?? 0) / all,
    database_cpu_per_token: database_cpu / all,
    rss_mb: (usage?.maxRss ?? 0) / 2 ** 20,
    of_ideal: load.rate === null ? 0 : seconds / idealSeconds(load),
    provider_late: report.late_us / 1e3,
    failed: failed.length,
    reason: failed[0]?.error ?? null,
    request_body: report.request_body,
  };
}

/** Seconds that the provider's pace asks for, from the first stream's beginning to the last one's end. */
const idealSeconds = ({ tokens, rate, streams, per_second }: Load): number =>
  (tokens - 1) / (rate ?? 1) + (per_second === null ? 0 : (streams - 1) / per_second);

/** The time in which streams ran: from the release of all to the last token; for paced ones from the first token on. */
function timeTogether(load: Load, streams: StreamSeen[], { released_us }: ProviderReport) {
  const arrived = streams.filter(({ last_us }) => last_us > 0);
  const until = Math.max(1, ...arrived.map(({ last_us }) => last_us));
  const count = arrived.reduce((sum, { tokens }) => sum + tokens, 0);
  if (load.rate === null) return { from: released_us, until, tokens: Math.max(1, count - arrived.length) };
  return { from: Math.min(until - 1, ...arrived.map(({ first_us }) => first_us)), until, tokens: Math.max(1, count) };
}

function firstTokens(streams: StreamSeen[], { marks }: ProviderReport) {
  const markOf = new Map(marks.map((mark) => [mark.id, mark]));
  const pairs = streams.flatMap((stream) => {
    const mark = markOf.get(stream.id);
    return mark && stream.first_us > 0 ? [{ stream, mark }] : [];
  });
  const ways = pairs.map(({ stream, mark }) => ({
    in: mark.received_us - stream.sent_us,
    back: stream.first_us - mark.first_us,
    all: stream.first_us - stream.sent_us,
  }));
  return {
    first: inMs(spreadOf(ways.map(({ all }) => all))),
    way_in: inMs(spreadOf(ways.map((way) => way.in))),
    way_back: inMs(spreadOf(ways.map(({ back }) => back))),
    behind: inMs(spreadOf(ways.map((way) => way.in + way.back))),
  };
}

const inMs = ({ p50, p95, max }: ReturnType<typeof spreadOf>) => ({ p50: p50 / 1e3, p95: p95 / 1e3, max: max / 1e3 });
