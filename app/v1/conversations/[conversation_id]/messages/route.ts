import { handle } from "@/lib/http";
import { listMessages } from "@/lib/messages";
import * as contract from "@/lib/protocol/contract/messages";
import { sendMessage } from "./send-message";

export const GET = handle(contract.listMessages, ({ actor, params, query }) =>
  listMessages(actor, params.conversation_id, query),
);
export const POST = handle(contract.sendMessage, sendMessage);
