import type { Judgement } from "../judge-task.ts";
import type { Outcome } from "../outcome.ts";
import type { Task } from "../task.ts";

/** One task played once. */
export interface Result {
  task: string;
  subject: string;
  language: string;
  agent: string;
  problems: string[];
  checks: number;
  /** Model calls of the last answer. */
  steps: number;
  tool_calls: number;
  tokens: number;
  /** In USD; null where the model has no price. */
  cost: number | null;
  seconds: number;
  answer: string;
}

export const resultOf = (task: Task, outcome: Outcome, { made, problems }: Judgement): Result => ({
  task: task.id,
  subject: task.subject,
  language: task.language,
  agent: outcome.agent,
  problems,
  checks: made,
  steps: outcome.steps.filter(({ kind }) => kind === "model").length,
  tool_calls: outcome.calls.length,
  tokens: outcome.tokens,
  cost: outcome.cost,
  seconds: Math.round(outcome.seconds * 10) / 10,
  answer: outcome.answer,
});

/** A task that could not be played to its end. */
export const resultOfFailure = (task: Task, reason: string, seconds: number): Result => ({
  ...{ task: task.id, subject: task.subject, language: task.language, agent: "", checks: 1, answer: "" },
  problems: [`not played: ${reason}`],
  ...{ steps: 0, tool_calls: 0, tokens: 0, cost: null, seconds: Math.round(seconds * 10) / 10 },
});

export const TABLE_HEAD =
  "| task | agent | result | checks | steps | tool calls | tokens | USD | s |\n| --- | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |";

const cell = (text: string): string => text.replaceAll(/\s+/g, " ").replaceAll("|", "\\|").slice(0, 160);
const money = (cost: number | null): string => (cost === null ? "-" : cost.toFixed(4));

export function rowOf(result: Result): string {
  const { task, agent, problems, checks, steps, tool_calls, tokens, cost, seconds } = result;
  const verdict = problems.length === 0 ? "passed" : `FAILED: ${cell(problems.join("; "))}`;
  const cells = [task, agent, verdict, `${Math.max(0, checks - problems.length)}/${checks}`, steps, tool_calls, tokens];
  return `| ${[...cells, money(cost), seconds].join(" | ")} |`;
}

/** Passed and played, tokens, costs and time: per language, per subject, and of all. */
export function totalsOf(results: Result[]): string {
  const groups = new Map<string, Result[]>();
  for (const result of results) {
    for (const name of [result.language, result.subject, "all"])
      groups.set(name, [...(groups.get(name) ?? []), result]);
  }
  const last = (name: string) => (name === "all" ? 1 : 0);
  const rows = [...groups].toSorted(([a], [b]) => last(a) - last(b)).map(([name, group]) => totalRow(name, group));
  return ["| group | passed | tokens | USD | s |\n| --- | ---: | ---: | ---: | ---: |", ...rows].join("\n");
}

function totalRow(name: string, group: Result[]): string {
  const sum = (of: (result: Result) => number) => group.reduce((total, result) => total + of(result), 0);
  const passed = group.filter(({ problems }) => problems.length === 0).length;
  const cost = group.some((result) => result.cost !== null) ? sum((result) => result.cost ?? 0) : null;
  return `| ${name} | ${passed}/${group.length} | ${sum(({ tokens }) => tokens)} | ${money(cost)} | ${sum(({ seconds }) => seconds).toFixed(1)} |`;
}
