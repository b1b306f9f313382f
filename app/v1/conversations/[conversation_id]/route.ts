import { deleteConversation, getConversation, updateConversation } from "@/lib/conversations";
import { handle } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/conversations";

export const GET = handle(contract.getConversation, ({ actor, params }) =>
  getConversation(actor, params.conversation_id),
);
export const PATCH = handle(contract.updateConversation, ({ actor, params, body }) =>
  updateConversation(actor, params.conversation_id, body),
);
export const PUT = handle(contract.replaceConversation, ({ actor, params, body }) =>
  updateConversation(actor, params.conversation_id, body),
);
export const DELETE = handle(contract.deleteConversation, async ({ actor, params }) => {
  await deleteConversation(actor, params.conversation_id);
});
