import { handle } from "@/lib/http";
import { listUserConversations } from "@/lib/personal-data";
import * as contract from "@/lib/protocol/contract/me";

export const GET = handle(contract.listUserConversations, ({ actor, params, query }) =>
  listUserConversations(actor, params.user_id, query),
);
