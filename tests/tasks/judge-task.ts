import type { Outcome } from "./outcome.ts";
import type { TaskSite } from "./site.ts";
import type { Task } from "./task.ts";

export interface Judgement {
  made: number;
  /** What is wrong, each with the name of its check. */
  problems: string[];
}

/** Makes the checks of a task. A check that cannot read what it looks at has failed. */
export async function judgeTask(
  task: Task,
  site: TaskSite,
  outcome: Outcome,
  { is_scripted }: { is_scripted: boolean },
): Promise<Judgement> {
  const checks = task.checks(site).filter(({ scripted_only }) => is_scripted || !scripted_only);
  const problems: string[] = [];
  if (outcome.status !== "completed") problems.push(`the run ended: it is ${outcome.status} (${outcome.error ?? ""})`);
  for (const { name, problem } of checks) {
    const found = await Promise.resolve()
      .then(() => problem(outcome))
      .catch((error: unknown) => `cannot be checked: ${error instanceof Error ? error.message : String(error)}`);
    if (found !== null) problems.push(`${name}: ${found}`);
  }
  return { made: checks.length + 1, problems };
}
