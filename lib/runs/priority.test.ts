import { expect, it } from "vitest";
import { priorityOf } from "./priority.ts";

it.each([
  [{ is_superuser: false, task_type: "scheduled", urgency: "normal" }, 5],
  [{ is_superuser: true, task_type: "scheduled", urgency: "normal" }, 8],
  [{ is_superuser: false, task_type: "interactive", urgency: "normal" }, 7],
  [{ is_superuser: true, task_type: "interactive", urgency: "high" }, 12],
  [{ is_superuser: false, task_type: "scheduled", urgency: "low" }, 4],
] as const)("%j has priority %i (seed 4.5.1)", (task, priority) => {
  expect(priorityOf(task)).toBe(priority);
});
