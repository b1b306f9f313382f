import { insertApproval } from "../../../db/queries/approvals.ts";
import { env } from "../../core/env.ts";
import { newId } from "../../core/ids.ts";
import type { NewFact } from "../../protocol/events.ts";
import type { Lease } from "../lease/lease.ts";
import { insertCall, type ToolCallStart } from "../record-progress.ts";
import { hashInput } from "./hash-input.ts";

/**
 * Asks the run's person whether a call may be begun: the call's rows, the question with the exact arguments, and the
 * facts of both, all or nothing. The call is not begun before {@link beginApproved} says so.
 */
export const requestApproval = (lease: Lease, call: ToolCallStart): Promise<void> =>
  lease.write(async (tx, record) => {
    const { run_id, conversation_id, user_id, assistant_message_id: message_id } = lease.run;
    const { tool_name, agent_name, input } = call;
    const { place, told } = await insertCall(tx, lease.run, call, "waiting");
    const approval = await insertApproval(tx, {
      approval_id: newId(),
      run_id,
      conversation_id,
      user_id,
      call_id: place.call_id,
      tool_name,
      agent_name,
      input,
      input_hash: hashInput(input),
      expires_at: new Date(Date.now() + env().ALMA_APPROVAL_SECONDS * 1000),
    });
    const { approval_id, call_id } = approval;
    const expires_at = approval.expires_at.toISOString();
    const asked: NewFact = {
      type: "approval_request",
      data: { approval_id, run_id, message_id, call_id, tool_name, tool_input: input, agent_name, expires_at },
    };
    await record([told, asked]);
  });
