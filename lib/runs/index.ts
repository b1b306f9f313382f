export { cancelRun, getRun, retryRun } from "./change-run.ts";
export type { RunEnd } from "./finish-run.ts";
export { isLeaseLost, type Lease } from "./lease.ts";
export { listCorrections } from "./list-corrections.ts";
export {
  endRun,
  giveBack,
  loadProgress,
  type ModelStepRecord,
  type Progress,
  recordModelStep,
  recordRunFacts,
  recordStart,
  recordToolEnd,
  recordToolStart,
  saveDraft,
  type ToolCallStart,
} from "./record-progress.ts";
export { type StartRun, startRun } from "./start-run.ts";
export { tellConversationChanges } from "./tell-conversation-changes.ts";
export { waitForRun } from "./wait-for-run.ts";
export { isWorking, startRunQueue } from "./work.ts";
