import { createConversation, listConversations } from "@/lib/conversations";
import { handle } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/conversations";

export const GET = handle(contract.listConversations, ({ actor, query }) => listConversations(actor, query));
export const POST = handle(contract.createConversation, ({ actor, body }) => createConversation(actor, body));
