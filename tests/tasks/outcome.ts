import type { Approval } from "../../lib/protocol/contract/approvals.ts";
import type { RunStatus } from "../../lib/protocol/contract/messages.ts";
import type { RunStep } from "../../lib/protocol/contract/runs.ts";
import type { AgentActivity, ToolCallView } from "../../lib/protocol/view.ts";
import type { Received } from "../support/outside-server.ts";

export interface OutcomeFile {
  path: string;
  media_type: string;
  read: () => Promise<Uint8Array>;
}

/** What the person has in the end. */
export interface Outcome {
  /** The last answer. */
  answer: string;
  status: RunStatus;
  error: string | null;
  /** Who answered the last message. */
  agent: string;
  /** Tool calls of all answers, those of delegated agents among them. */
  calls: ToolCallView[];
  /** Agents that worked on the last answer. */
  agents: AgentActivity[];
  /** Steps of the last answer. */
  steps: RunStep[];
  files: OutcomeFile[];
  approvals: Approval[];
  /** What the site received from this task. */
  received: Received[];
  tokens: number;
  /** Of all answers; null where the model has no price. */
  cost: number | null;
  seconds: number;
}
