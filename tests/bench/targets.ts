import type { Measure } from "./measure.ts";
import { overheadOf } from "./overhead.ts";
import { summaryOf } from "./summarize.ts";

interface Target {
  load: string;
  what: string;
  unit: string;
  /** The measured value; `proxy` is the plain proxy of the same rounds. */
  value: (it: Measure, proxy: Measure) => number;
  at_most?: number;
  at_least?: number;
}

const TARGETS: Target[] = [
  { load: "1", what: "first token behind the provider", unit: "ms", value: (it) => it.behind.p50, at_most: 12 },
  {
    load: "new50/s",
    what: "first token behind the provider, 95th, at 50 new chats per second",
    unit: "ms",
    value: (it) => it.behind.p95,
    at_most: 100,
  },
  {
    load: "50",
    what: "tokens per second, from the first question to the last token",
    unit: "",
    value: (it) => it.tokens_per_second_whole,
    at_least: 100_000,
  },
  {
    load: "50",
    what: "server CPU per token, begin and end of the runs included",
    unit: "us",
    value: (it) => it.cpu_per_token_whole,
    at_most: 15,
  },
  {
    load: "50@30",
    what: "server CPU per token against the proxy",
    unit: "x",
    value: (it, proxy) => it.cpu_per_token / proxy.cpu_per_token,
    at_most: 2.5,
  },
  { load: "200@30", what: "time against the ideal", unit: "x", value: (it) => it.of_ideal, at_most: 1.1 },
  { load: "200@30", what: "resident memory", unit: "MB", value: (it) => it.rss_mb, at_most: 300 },
  { load: "1000@10", what: "longest gap", unit: "ms", value: (it) => it.gaps.max, at_most: 1000 },
  {
    load: "1",
    what: "overhead of a plain question",
    unit: "tokens",
    value: (it) => overheadOf(it.request_body).tokens,
    at_most: 400,
  },
];

/** Says of every target whether each ALMA meets it; a load with failed streams meets none. */
export function printTargets(contenders: string[], measures: Measure[]): void {
  console.log("\n### Targets\n");
  for (const contender of contenders) {
    for (const target of TARGETS) {
      const it = summaryOf(measures, target.load, contender);
      const proxy = summaryOf(measures, target.load, "proxy");
      if (it && proxy) console.log(lineOf(target, contender, it, target.value(it, proxy)));
    }
  }
}

function lineOf(target: Target, contender: string, it: Measure, value: number): string {
  const { at_most = Number.POSITIVE_INFINITY, at_least = Number.NEGATIVE_INFINITY } = target;
  const isMet = value <= at_most && value >= at_least && it.failed === 0;
  const limit = target.at_most === undefined ? `>= ${target.at_least}` : `<= ${target.at_most}`;
  const shown = value >= 1000 ? value.toFixed(0) : value.toFixed(2);
  return `${isMet ? "pass" : "FAIL"}  ${contender}  ${target.load}: ${target.what} ${shown} ${target.unit} (${limit})`;
}
