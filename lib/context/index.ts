export { buildPrompt, type PromptPlan } from "./build-prompt.ts";
export { loadTask, type Task, type Turn } from "./load-task.ts";
