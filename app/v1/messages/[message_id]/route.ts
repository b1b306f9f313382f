import { handle } from "@/lib/http";
import { getMessage } from "@/lib/messages";
import * as contract from "@/lib/protocol/contract/message-changes";
import { deleteMessages, editMessage } from "@/lib/runs";

export const GET = handle(contract.getMessage, ({ actor, params }) => getMessage(actor, params.message_id));
export const PATCH = handle(contract.editMessage, ({ actor, params, body }) =>
  editMessage(actor, params.message_id, body),
);
export const DELETE = handle(contract.deleteMessage, async ({ actor, params }) => {
  await deleteMessages(actor, [params.message_id]);
});
