import { expect, it } from "vitest";
import type { Measure } from "./measure.ts";
import { summaryOf } from "./summarize.ts";

const spread = (value: number) => ({ p50: value, p95: value, max: value });
const measure = (value: number, more: Partial<Measure> = {}): Measure => ({
  load: "50",
  contender: "alma",
  streams: 50,
  round: 0,
  first: spread(value),
  way_in: spread(value),
  way_back: spread(value),
  behind: spread(value),
  gaps: spread(value),
  delays: spread(value),
  tokens_per_second: value,
  tokens_per_second_whole: value,
  cpu_per_token: value,
  cpu_per_token_whole: value,
  database_cpu_per_token: value,
  rss_mb: value,
  of_ideal: value,
  provider_late: value,
  failed: 0,
  reason: null,
  request_body: "{}",
  ...more,
});

it("takes the middle of the rounds, and the worst of pauses and memory", () => {
  const summary = summaryOf([measure(1), measure(9), measure(2)], "50", "alma");
  expect(summary).toMatchObject({ cpu_per_token: 2, rss_mb: 9, first: { p50: 2, p95: 2, max: 9 } });
});

it("forgets no failure", () => {
  const failed = { failed: 2, reason: "ended early" };
  expect(summaryOf([measure(1), measure(1, failed)], "50", "alma")).toMatchObject(failed);
});

it("spreads single streams over their repeats", () => {
  const values = Array.from({ length: 20 }, (_, index) => measure(index, { streams: 1 }));
  expect(summaryOf(values, "50", "alma")?.behind).toEqual({ p50: 10, p95: 19, max: 19 });
});
