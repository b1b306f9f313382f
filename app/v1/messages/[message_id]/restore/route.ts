import { handle } from "@/lib/http";
import { getMessage } from "@/lib/messages";
import * as contract from "@/lib/protocol/contract/message-changes";
import { restoreMessages } from "@/lib/runs";

export const POST = handle(contract.restoreMessage, async ({ actor, params }) => {
  await restoreMessages(actor, [params.message_id]);
  return await getMessage(actor, params.message_id);
});
