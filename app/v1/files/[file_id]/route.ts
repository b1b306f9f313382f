import { handle } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/files";
import { deleteFile } from "@/lib/workspace";

export const DELETE = handle(contract.deleteFile, async ({ actor, params }) => {
  await deleteFile(actor, params.file_id);
});
