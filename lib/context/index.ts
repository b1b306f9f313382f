export { buildPrompt, type PromptPlan } from "./build-prompt.ts";
export { CLIENT_TOOL, loadTask, type Task, type Turn } from "./load-task.ts";
