import type { Transaction } from "../../../db/client.ts";
import { insertApproval } from "../../../db/queries/runs/approvals.ts";
import { hasStandingApproval } from "../../../db/queries/runs/standing-approvals.ts";
import { env } from "../../core/env.ts";
import { newId } from "../../core/ids.ts";
import type { NewFact } from "../../protocol/events.ts";
import type { Lease } from "../lease/lease.ts";
import { type CallPlace, insertCall, type ToolCallStart } from "../record-progress.ts";
import { destinationOf } from "./destination-of.ts";
import { hashInput } from "./hash-input.ts";

/** A call that needs a yes; `address` is where it sends data, absent for a tool that sends nothing. */
export type CallInQuestion = ToolCallStart & { address?: string | undefined };

/** Whether a person was asked, or has said yes to all calls of this kind in the conversation: then the call is begun. */
export type Request = { kind: "asked" } | { kind: "begun"; place: CallPlace };

/**
 * Asks the run's person whether a call may be begun: the call's rows, the question with the exact arguments, and the
 * facts of both, all or nothing. The call is not begun before {@link beginApproved} says so. Nobody is asked where a yes
 * for the conversation covers it; that is looked up in the transaction that begins the call, so that one that was taken
 * back allows nothing any more.
 */
export const requestApproval = (lease: Lease, call: CallInQuestion): Promise<Request> =>
  lease.write(async (tx, record) => {
    const destination = destinationOf(call.address);
    const isCovered = await isAllowed(tx, lease, call.tool_name, destination);
    const { place, told } = await insertCall(tx, lease.run, call, isCovered ? "started" : "waiting");
    if (isCovered) {
      await record([told]);
      return { kind: "begun", place };
    }
    await record([told, await ask(tx, lease, call, { call_id: place.call_id, destination })]);
    return { kind: "asked" };
  });

const isAllowed = async (tx: Transaction, { run }: Lease, tool_name: string, destination: string | null) => {
  const { conversation_id, user_id } = run;
  return destination !== null && (await hasStandingApproval(tx, { conversation_id, user_id, tool_name, destination }));
};

async function ask(
  tx: Transaction,
  { run: { run_id, conversation_id, user_id, assistant_message_id: message_id } }: Lease,
  { tool_name, agent_name, input }: CallInQuestion,
  { call_id, destination }: { call_id: string; destination: string | null },
): Promise<NewFact> {
  const approval = await insertApproval(tx, {
    ...{ approval_id: newId(), run_id, conversation_id, user_id, call_id, tool_name, agent_name, input },
    input_hash: hashInput(input),
    expires_at: new Date(Date.now() + env().ALMA_APPROVAL_SECONDS * 1000),
  });
  const expires_at = approval.expires_at.toISOString();
  const about = { approval_id: approval.approval_id, run_id, message_id, call_id };
  // The fact is also where the destination is kept: a decision reads it from there, never from who decides.
  return {
    type: "approval_request",
    data: { ...about, tool_name, tool_input: input, agent_name, expires_at, destination },
  };
}
