import { handle } from "@/lib/http";
import { branchConversation } from "@/lib/messages";
import * as contract from "@/lib/protocol/contract/message-changes";

export const POST = handle(contract.branchMessage, ({ actor, params, body }) =>
  branchConversation(actor, params.message_id, body),
);
