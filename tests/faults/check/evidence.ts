import type { ConversationView } from "../../../lib/protocol/view.ts";
import type { Saying } from "../model/planned-model.ts";

/** What the database holds of one conversation, as rows. */
export interface Stored {
  conversation_id: string;
  last_seq: number;
  message_count: number;
  messages: {
    message_id: string;
    role: string;
    content: string;
    parent_message_id: string | null;
    is_deleted: boolean;
  }[];
  runs: {
    run_id: string;
    user_message_id: string;
    assistant_message_id: string;
    client_message_id: string;
    retry_of: string | null;
    status: string;
    fence: number;
    lease_owner: string | null;
    usage: { prompt_tokens: number; completion_tokens: number } | null;
    error_code: string | null;
  }[];
  steps: {
    run_id: string;
    step_id: string;
    branch: string;
    index: number;
    kind: string;
    output: { text?: string } | null;
    usage: { prompt_tokens: number; completion_tokens: number } | null;
    started_at: Date;
    finished_at: Date | null;
  }[];
  calls: {
    call_id: string;
    run_id: string;
    step_id: string;
    tool_name: string;
    status: string;
    input: unknown;
    result: { success: boolean; error: string | null } | null;
    started_at: Date;
    finished_at: Date | null;
  }[];
  approvals: { approval_id: string; call_id: string; run_id: string; status: string; used_at: Date | null }[];
  /** `wire` is the event as a client must get it. */
  events: { seq: number; run_id: string | null; type: string; data: Record<string, unknown>; wire: string }[];
}

/** What one client has seen. */
export interface Seen {
  name: string;
  facts: ReadonlyMap<number, string>;
  view: ConversationView;
  problems: string[];
}

/** A message that ALMA said it has taken. */
export interface Acknowledged {
  client_message_id: string;
  content: string;
  run_id: string;
  /** It was withdrawn afterwards, and that was confirmed too. */
  withdrawn?: boolean;
}

/** Everything that is known about one conversation after a fault. */
export interface Evidence {
  stored: Stored;
  acknowledged: Acknowledged[];
  clients: Seen[];
  /** What a page shows that is loaded now. */
  loaded: ConversationView;
  /** What the model said, or would have said. */
  sayings: Saying[];
  /** How often each effect outside happened. */
  effects: ReadonlyMap<string, number>;
}

/** One thing that must hold whatever happened. Answers what does not, in words; empty when all is well. */
export interface Check {
  name: string;
  /** For the table of docs/reliability.md. */
  meaning: string;
  counts: "lost" | "doubled" | "stuck" | "wrong";
  find: (evidence: Evidence) => string[];
}

export const isEnded = (status: string): boolean => ["completed", "failed", "cancelled"].includes(status);
