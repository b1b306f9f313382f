import type { Actor } from "../../core/actor.ts";
import type { DecideApprovalBody } from "../../protocol/contract/approvals.ts";
import type { SendMessageBody } from "../../protocol/contract/messages.ts";
import type { Run } from "../../protocol/contract/runs.ts";

/** What a client can have done over a socket. The domains that do it are above this one, so they are handed in. */
export interface SocketCommands {
  startRun: (
    actor: Actor,
    input: SendMessageBody & { conversation_id: string },
  ) => Promise<{ run: Run; created: boolean }>;
  getRun: (actor: Actor, run_id: string) => Promise<Run>;
  cancelRun: (actor: Actor, run_id: string) => Promise<unknown>;
  decideApproval: (actor: Actor, approval_id: string, decision: DecideApprovalBody) => Promise<unknown>;
}
