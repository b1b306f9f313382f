import { handle } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/files";
import { deleteFile, forgetFile, getFile, renameFile } from "@/lib/workspace";

export const GET = handle(contract.getFile, ({ actor, params }) => getFile(actor, params.file_id));
export const PATCH = handle(contract.renameFile, ({ actor, params, body }) =>
  renameFile(actor, params.file_id, body.path),
);
export const DELETE = handle(contract.deleteFile, async ({ actor, params, query }) => {
  await (query.is_final ? forgetFile : deleteFile)(actor, params.file_id);
});
