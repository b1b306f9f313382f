import { restoreConversation } from "@/lib/conversations";
import { handle } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/conversations";

export const POST = handle(contract.restoreConversation, ({ actor, params }) =>
  restoreConversation(actor, params.conversation_id),
);
