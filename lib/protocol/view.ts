import type {
  Attachment,
  CallApproval,
  Message,
  MessageMetadata,
  RunStatus,
  TaskAnalysis,
  ToolResult,
  Usage,
} from "./contract/messages.ts";
import type { StandingApproval } from "./contract/standing-approvals.ts";

/** A tool call as a reader sees it. */
export interface ToolCallView {
  call_id: string;
  tool_name: string;
  agent_name: string;
  tool_input: unknown;
  offset: number;
  status: "waiting" | "started" | "finished" | "unknown";
  result: ToolResult | null;
  started_at: string;
  /** Absent where nobody was asked. */
  approval?: CallApproval;
}

/** An agent at work on a message: the chosen one (depth 0) or one it delegated to. */
export interface AgentActivity {
  branch: string;
  agent_name: string;
  depth: number;
  task: string | null;
  started_at: string;
  ended_at: string | null;
  success: boolean | null;
}

/** The run that writes an assistant message. */
export interface RunView {
  run_id: string;
  status: RunStatus;
  analysis: TaskAnalysis | null;
  agents: AgentActivity[];
  usage: Usage | null;
  cost: { amount: number; currency: string } | null;
  error: { code: string; message: string } | null;
  /** When a run that was put back after a failure is tried again, and why; null otherwise. */
  retry: { at: string; reason: string } | null;
}

export interface MessageView {
  message_id: string;
  /** The client's own id of a message it has sent, until and after it is stored. */
  temp_message_id: string | null;
  role: Message["role"];
  content: string;
  reasoning: string;
  /** The attempt that `content` is of; text of a lower attempt is stale. */
  attempt: number;
  reasoning_attempt: number;
  is_complete: boolean;
  is_deleted: boolean;
  /** How often its writer changed it. */
  edit_count: number;
  timestamp: string;
  parent_message_id: string | null;
  agent_id: string | null;
  attachments: Attachment[];
  tool_calls: ToolCallView[];
  metadata: MessageMetadata | null;
  run: RunView | null;
}

/** What a reader of one conversation sees: the state that `fold` grows event by event. */
export interface ConversationView {
  conversation_id: string;
  title: string | null;
  /** The seq of the last fact folded in. */
  last_seq: number;
  messages: MessageView[];
  /** What is allowed in it without asking; absent where that is not known. */
  standing_approvals?: StandingApproval[];
}

const TERMINAL: RunStatus[] = ["completed", "failed", "cancelled"];
export const isTerminal = (status: RunStatus): boolean => TERMINAL.includes(status);

/** A message of which nothing is known yet but that it exists. */
export const emptyMessage = (message_id: string, role: MessageView["role"], timestamp: string): MessageView => ({
  message_id,
  temp_message_id: null,
  role,
  content: "",
  reasoning: "",
  attempt: 0,
  reasoning_attempt: 0,
  is_complete: false,
  is_deleted: false,
  edit_count: 0,
  timestamp,
  parent_message_id: null,
  agent_id: null,
  attachments: [],
  tool_calls: [],
  metadata: null,
  run: null,
});

/** The view of a message as the API and the page load it. */
export function messageView(message: Message): MessageView {
  const run = message.run;
  return {
    message_id: message.message_id,
    temp_message_id: null,
    role: message.role,
    content: message.content,
    reasoning: message.model_metadata?.reasoning ?? "",
    attempt: 0,
    reasoning_attempt: 0,
    is_complete: run === null || isTerminal(run.status),
    is_deleted: message.is_deleted,
    edit_count: message.edit_count,
    timestamp: message.timestamp,
    parent_message_id: message.parent_message_id,
    agent_id: message.agent_id,
    attachments: message.attachments ?? [],
    tool_calls: (message.tool_calls ?? []).map((call) => ({ ...call })),
    metadata: message.model_metadata,
    run: run && {
      run_id: run.run_id,
      status: run.status,
      analysis: run.analysis,
      agents: [],
      usage: message.model_metadata?.usage ?? null,
      cost: message.model_metadata?.cost ?? null,
      error: run.error,
      retry: run.retry ?? null,
    },
  };
}

/** The run that Stop means: the one at work or waiting for a yes, else the one whose turn is next. */
export function activeRun(view: ConversationView): RunView | null {
  const open = view.messages.flatMap(({ run }) => (run && !isTerminal(run.status) ? [run] : []));
  return open.find((run) => run.status !== "queued") ?? open[0] ?? null;
}
