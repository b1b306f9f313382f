import * as agents from "./agents.ts";
import * as apiKeys from "./api-keys.ts";
import * as approvals from "./approvals.ts";
import * as audit from "./audit.ts";
import * as auth from "./auth.ts";
import * as conversations from "./conversations.ts";
import * as credentials from "./credentials.ts";
import * as cron from "./cron.ts";
import type { Contract } from "./define.ts";
import * as email from "./email.ts";
import * as events from "./events.ts";
import * as fileVersions from "./file-versions.ts";
import * as files from "./files.ts";
import * as grants from "./grants.ts";
import * as httpServices from "./http-services.ts";
import * as invitations from "./invitations.ts";
import * as linkedAccounts from "./linked-accounts.ts";
import * as llmConfigs from "./llm-configs.ts";
import * as mcpServers from "./mcp-servers.ts";
import * as me from "./me.ts";
import * as messageChanges from "./message-changes.ts";
import * as messages from "./messages.ts";
import * as models from "./models.ts";
import * as openai from "./openai.ts";
import * as password from "./password.ts";
import * as queue from "./queue.ts";
import * as runs from "./runs.ts";
import * as schedules from "./schedules.ts";
import * as sessions from "./sessions.ts";
import * as settings from "./settings.ts";
import * as standingApprovals from "./standing-approvals.ts";
import * as system from "./system.ts";
import * as tools from "./tools.ts";
import * as uploads from "./uploads.ts";
import * as usage from "./usage.ts";
import * as users from "./users.ts";

const isContract = (value: unknown): value is Contract =>
  typeof value === "object" && value !== null && "method" in value && "path" in value && "auth" in value;

/** Every operation of the API: a new resource adds its module here and nothing else. */
export const contracts: Contract[] = [
  auth,
  sessions,
  apiKeys,
  password,
  email,
  users,
  me,
  grants,
  invitations,
  linkedAccounts,
  llmConfigs,
  models,
  agents,
  tools,
  credentials,
  mcpServers,
  httpServices,
  usage,
  conversations,
  messages,
  messageChanges,
  events,
  runs,
  queue,
  schedules,
  approvals,
  standingApprovals,
  files,
  fileVersions,
  uploads,
  audit,
  settings,
  system,
  cron,
  openai,
].flatMap((module) => Object.values(module).filter(isContract));
