import { loadavg } from "node:os";
import type { Load } from "./load.ts";
import type { Measure } from "./measure.ts";
import { summaryOf } from "./summarize.ts";

const HEAD = [
  "contender",
  "first token p50/p95",
  "way in p50/p95",
  "way back p50/p95",
  "behind p50/p95",
  "x proxy",
  "tokens/s (whole)",
  "x proxy",
  "gap p50/p95/max",
  "token age p50/p95/max",
  "cpu us/token (whole)",
  "x proxy",
  "pg",
  "RSS MB",
  "of ideal",
  "failed",
];

const ms = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toFixed(1));
const ratio = (value: number, base: number | undefined): string => (base && value ? (value / base).toFixed(2) : "-");
const us = (value: number): string => (value === 0 ? "-" : value.toFixed(1));

function rowOf(it: Measure, proxy: Measure | null): string[] {
  const two = ({ p50, p95 }: Measure["first"]) => `${ms(p50)} / ${ms(p95)}`;
  const three = ({ p50, p95, max }: Measure["first"]) => `${ms(p50)} / ${ms(p95)} / ${ms(max)}`;
  return [
    it.contender,
    two(it.first),
    two(it.way_in),
    two(it.way_back),
    two(it.behind),
    ratio(it.behind.p50, proxy?.behind.p50),
    `${it.tokens_per_second.toFixed(0)} (${it.tokens_per_second_whole.toFixed(0)})`,
    ratio(it.tokens_per_second_whole, proxy?.tokens_per_second_whole),
    three(it.gaps),
    three(it.delays),
    `${us(it.cpu_per_token)} (${us(it.cpu_per_token_whole)})`,
    ratio(it.cpu_per_token_whole, proxy?.cpu_per_token_whole),
    us(it.database_cpu_per_token),
    it.rss_mb === 0 ? "-" : it.rss_mb.toFixed(0),
    it.of_ideal === 0 ? "-" : it.of_ideal.toFixed(2),
    String(it.failed),
  ];
}

const titleOf = ({ name, streams, tokens, rate, per_second, is_new_chat, repeats }: Load): string =>
  [
    `${name}: ${streams} ${streams === 1 ? "stream" : "streams"} of ${tokens} tokens`,
    rate === null ? "unpaced" : `at ${rate}/s`,
    per_second === null
      ? streams > 1
        ? "all at once"
        : `${repeats} one after another`
      : `${per_second} begun per second`,
    ...(is_new_chat ? ["each in a conversation made now"] : []),
  ].join(", ");

/** One load as a table of all contenders (milliseconds; medians over the rounds, maxima the worst). */
export function printLoad(load: Load, contenders: string[], measures: Measure[]): void {
  const proxy = summaryOf(measures, load.name, "proxy");
  const rows = contenders.flatMap((contender) => {
    const summary = summaryOf(measures, load.name, contender);
    return summary ? [summary] : [];
  });
  if (rows.length === 0) return;
  const late = Math.max(...rows.map(({ provider_late }) => provider_late));
  const about = [`load average ${loadavg()[0]?.toFixed(1)}`, `provider late by at most ${ms(late)} ms`];
  console.log(`\n### ${titleOf(load)}\n(${about.join(", ")})\n`);
  console.log(`| ${HEAD.join(" | ")} |\n|${" --- |".repeat(HEAD.length)}`);
  for (const row of rows) console.log(`| ${rowOf(row, proxy).join(" | ")} |`);
  for (const { contender, failed, reason } of rows)
    if (failed > 0) console.log(`${contender}: ${failed} failed: ${reason}`);
}
