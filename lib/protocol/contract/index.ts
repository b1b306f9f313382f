import * as agents from "./agents.ts";
import * as approvals from "./approvals.ts";
import * as auth from "./auth.ts";
import * as conversations from "./conversations.ts";
import * as cron from "./cron.ts";
import type { Contract } from "./define.ts";
import * as events from "./events.ts";
import * as files from "./files.ts";
import * as llmConfigs from "./llm-configs.ts";
import * as messages from "./messages.ts";
import * as models from "./models.ts";
import * as queue from "./queue.ts";
import * as runs from "./runs.ts";
import * as schedules from "./schedules.ts";
import * as system from "./system.ts";
import * as users from "./users.ts";

const isContract = (value: unknown): value is Contract =>
  typeof value === "object" && value !== null && "method" in value && "path" in value && "auth" in value;

/** Every operation of the API: a new resource adds its module here and nothing else. */
export const contracts: Contract[] = [
  auth,
  users,
  llmConfigs,
  models,
  agents,
  conversations,
  messages,
  events,
  runs,
  queue,
  schedules,
  approvals,
  files,
  system,
  cron,
].flatMap((module) => Object.values(module).filter(isContract));
