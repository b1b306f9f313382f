import { handle } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/uploads";
import { createUpload } from "@/lib/workspace";

export const POST = handle(contract.createUpload, ({ actor, params, body }) =>
  createUpload(actor, params.conversation_id, body),
);
