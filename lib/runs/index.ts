export { isDatabaseAway } from "../../db/is-database-away.ts";
export {
  beginApproved,
  decideApproval,
  destinationOf,
  expireApprovals,
  getApproval,
  listApprovals,
  listStandingApprovals,
  type Permission,
  requestApproval,
  revokeStandingApproval,
  suspendRun,
} from "./approvals/index.ts";
export { cancelRun, getRun, retryRun } from "./change-run.ts";
export type { RunEnd } from "./finish-run.ts";
export { keepDraft } from "./lease/draft-keeper.ts";
export { isLeaseLost, type Lease } from "./lease/lease.ts";
export { type Correction, listCorrections } from "./list-corrections.ts";
export { listRunSteps, listRuns, listRunToolCalls } from "./list-runs.ts";
export { deleteMessages, MOST_MESSAGES, restoreMessages } from "./messages/delete-messages.ts";
export { editMessage } from "./messages/edit-message.ts";
export { regenerateMessage } from "./messages/regenerate-message.ts";
export { isWorking, notePlace } from "./queue/current-worker.ts";
export { drainRuns } from "./queue/drain-runs.ts";
export { getPoolStats } from "./queue/pool-stats.ts";
export { putBack } from "./queue/put-back.ts";
export { retryDelay } from "./queue/retry-policy.ts";
export { getRunQueue } from "./queue/run-queue.ts";
export { announceRunStarted, onRunStarted, type RunStarted } from "./queue/run-started.ts";
export { getRunStatistics } from "./queue/run-statistics.ts";
export { drainWaitingWork, setDrain } from "./queue/waiting-work.ts";
export { editQueuedRun, withdrawQueuedRun } from "./queued-run.ts";
export { recordFacts } from "./record-facts.ts";
export {
  endRun,
  giveBack,
  loadProgress,
  type ModelStepRecord,
  type Progress,
  recordFactsSoon,
  recordModelStep,
  recordRunFacts,
  recordStart,
  recordToolEnd,
  recordToolStart,
  type ToolCallStart,
} from "./record-progress.ts";
export { type CheckedRun, checkRun, type StartRun, startRun, startRunIn } from "./start-run.ts";
export { tellConversationChanges } from "./tell-conversation-changes.ts";
export { waitForRun } from "./wait-for-run.ts";
export { startRunQueue } from "./work.ts";
