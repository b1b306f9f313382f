import { handle } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/uploads";
import { appendUpload, deleteUpload, getUpload } from "@/lib/workspace";
import { pieceIn } from "./piece-in";

export const GET = handle(contract.getUpload, ({ actor, params }) => getUpload(actor, params.upload_id));
export const PATCH = handle(contract.appendUpload, ({ actor, params, request }) =>
  appendUpload(actor, params.upload_id, pieceIn(request)),
);
export const DELETE = handle(contract.deleteUpload, async ({ actor, params }) => {
  await deleteUpload(actor, params.upload_id);
});
