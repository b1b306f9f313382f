import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { QueueCard } from "@/components/admin/queue-card";
import en from "@/lib/i18n/messages/en.json" with { type: "json" };
import zh from "@/lib/i18n/messages/zh.json" with { type: "json" };
import type { QueuedRun, RunStatistics } from "@/lib/protocol/contract/queue";
import { RunList } from "./run-queue";

const MESSAGES = { zh, en };
const render = (locale: "zh" | "en", node: React.ReactNode) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={MESSAGES[locale]} timeZone="UTC">
      {node}
    </NextIntlClientProvider>,
  );

const run: QueuedRun = {
  run_id: "r1",
  conversation_id: "c1",
  conversation_title: "报告 <b>",
  status: "queued",
  task_type: "interactive",
  priority: 7,
  created_at: "2026-11-22T20:00:00.000Z",
  waited_seconds: 42,
  place: 3,
  retry_at: null,
  retry_count: 0,
  reason: null,
};
const resting: QueuedRun = { ...run, run_id: "r2", place: null, retry_at: "2026-11-22T20:15:30.000Z", retry_count: 1 };

it("a person's line says where each run stands, and leads to its conversation", () => {
  const html = render("zh", <RunList runs={[run, resting, { ...run, run_id: "r3", status: "running" }]} />);
  for (const words of ["报告 &lt;b&gt;", "排在第 3 位", "已等待 42 s", "20:15:30 再试，第 1 次", "等待 42 s 后开始"]) {
    expect(html).toContain(words);
  }
  expect(html).toContain('href="/c/c1"');
  expect(render("en", <RunList runs={[]} />)).toContain("Nothing is at work or waiting.");
});

const none = { p50: null, p95: null };
const quiet: RunStatistics = {
  now: { running: 0, queued: 0, waiting_approval: 0 },
  last_24h: {
    waiting_time: { ...none, max: null },
    duration: none,
    ended: { completed: 0, failed: 0, cancelled: 0 },
    failures: [],
    retries: 0,
    busiest: [],
  },
};
const pool = { total_agents: 10, available_agents: 9, busy_agents: 1, utilization_rate: 0.1, agent_breakdown: {} };

it("an administrator sees the pool, the times and the reasons, or that the day was quiet", () => {
  const last_24h = {
    waiting_time: { p50: 0.004, p95: 2, max: 75 },
    duration: { p50: 3, p95: 40 },
    ended: { completed: 8, failed: 2, cancelled: 1 },
    failures: [{ error_code: "PROVIDER_TIMEOUT", count: 2 }],
    retries: 4,
    busiest: [{ user_id: "u1", nickname: "Ada", runs: 7 }],
  };
  const html = render("en", <QueueCard pool={pool} statistics={{ ...quiet, last_24h }} />);
  for (const words of ["1 of 10 places busy", "median 4 ms, 95% within 2 s", "longest 1 min 15 s", "8 completed"]) {
    expect(html).toContain(words);
  }
  for (const words of ["PROVIDER_TIMEOUT", "Ada", "7 runs"]) expect(html).toContain(words);
  expect(render("zh", <QueueCard pool={pool} statistics={quiet} />)).toContain("最近 24 小时没有任务结束。");
});
