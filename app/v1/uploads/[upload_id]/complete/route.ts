import { handle } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/uploads";
import { completeUpload } from "@/lib/workspace";

export const POST = handle(contract.completeUpload, ({ actor, params, body }) =>
  completeUpload(actor, params.upload_id, body),
);
