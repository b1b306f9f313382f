export { agents, agentTools, tools } from "./agents.ts";
export { conversations } from "./conversations.ts";
export { files } from "./files.ts";
export { messages } from "./messages.ts";
export { llmconfigs, models } from "./providers.ts";
export { runEvents, runSteps, runs, toolCalls } from "./runs.ts";
export { auditLog, settings } from "./settings.ts";
export { invitations, signInSessions, users } from "./users.ts";
