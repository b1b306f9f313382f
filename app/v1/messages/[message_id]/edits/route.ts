import { handle } from "@/lib/http";
import { listMessageEdits } from "@/lib/messages";
import * as contract from "@/lib/protocol/contract/message-changes";

export const GET = handle(contract.listMessageEdits, ({ actor, params, query }) =>
  listMessageEdits(actor, params.message_id, query),
);
