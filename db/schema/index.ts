export { agents, agentTools, tools } from "./agents.ts";
export { approvals, standingApprovals } from "./approvals.ts";
export { conversations } from "./conversations.ts";
export { files, fileVersions } from "./files.ts";
export { messageEdits, messages } from "./messages.ts";
export { llmconfigs, models } from "./providers.ts";
export { idempotencyKeys, uploads } from "./requests.ts";
export { runEvents, runSteps, runs, toolCalls } from "./runs.ts";
export { scheduleOccurrences, schedules } from "./schedules.ts";
export { auditLog, auditSeals, settings } from "./settings.ts";
export { credentials, httpServices, mcpServers } from "./tool-sources.ts";
export { toolUsageDaily, usageDaily } from "./usage.ts";
export {
  apiKeys,
  emailTokens,
  grants,
  invitations,
  oauthAccounts,
  refreshTokens,
  signInSessions,
  users,
} from "./users.ts";
export { workers } from "./workers.ts";
