import { downloadResponse, handle } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/files";
import { openFile } from "@/lib/workspace";

export const GET = handle(contract.downloadFile, async ({ actor, params }) => {
  const { file, stream } = await openFile(actor, params.file_id);
  return downloadResponse(file, stream);
});
