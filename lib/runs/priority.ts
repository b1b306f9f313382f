export interface TaskPriority {
  is_superuser: boolean;
  task_type: "interactive" | "scheduled";
  urgency: "high" | "normal" | "low";
}

/** The seed's priorities (4.5.1): base 5, superuser +3, interactive +2, urgency high +2, low -1. */
export function priorityOf(task: TaskPriority): number {
  const urgency = { high: 2, normal: 0, low: -1 }[task.urgency];
  return 5 + (task.is_superuser ? 3 : 0) + (task.task_type === "interactive" ? 2 : 0) + urgency;
}
