import type { Spread } from "./client-messages.ts";
import type { Measure } from "./measure.ts";
import { median, quantile } from "./statistics.ts";

/** The median of every number over the rounds, but the worst of what has to hold always. */
export function summarize(measures: Measure[]): Measure | null {
  const [first] = measures;
  if (!first) return null;
  const middle = (pick: (measure: Measure) => number) => median(measures.map(pick));
  const worst = (pick: (measure: Measure) => number) => Math.max(...measures.map(pick));
  // Of single streams every measure is one value, and their spread is that of the measures.
  const high = first.streams === 1 ? 0.95 : 0.5;
  const spread = (pick: (measure: Measure) => Spread): Spread => ({
    p50: middle((measure) => pick(measure).p50),
    p95: quantile(
      measures.map((measure) => pick(measure).p95),
      high,
    ),
    max: worst((measure) => pick(measure).max),
  });
  return {
    ...first,
    first: spread((measure) => measure.first),
    way_in: spread((measure) => measure.way_in),
    way_back: spread((measure) => measure.way_back),
    behind: spread((measure) => measure.behind),
    gaps: spread((measure) => measure.gaps),
    delays: spread((measure) => measure.delays),
    tokens_per_second: middle((measure) => measure.tokens_per_second),
    tokens_per_second_whole: middle((measure) => measure.tokens_per_second_whole),
    cpu_per_token: middle((measure) => measure.cpu_per_token),
    cpu_per_token_whole: middle((measure) => measure.cpu_per_token_whole),
    database_cpu_per_token: middle((measure) => measure.database_cpu_per_token),
    rss_mb: worst((measure) => measure.rss_mb),
    of_ideal: middle((measure) => measure.of_ideal),
    provider_late: worst((measure) => measure.provider_late),
    failed: measures.reduce((sum, { failed }) => sum + failed, 0),
    reason: measures.find(({ reason }) => reason !== null)?.reason ?? null,
  };
}

/** The summary of one load and contender. */
export const summaryOf = (measures: Measure[], load: string, contender: string): Measure | null =>
  summarize(measures.filter((measure) => measure.load === load && measure.contender === contender));
