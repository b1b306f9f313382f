import { handle } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/files";
import { deleteFile, getFile } from "@/lib/workspace";

export const GET = handle(contract.getFile, ({ actor, params }) => getFile(actor, params.file_id));
export const DELETE = handle(contract.deleteFile, async ({ actor, params }) => {
  await deleteFile(actor, params.file_id);
});
