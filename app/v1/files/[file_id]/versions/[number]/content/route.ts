import { downloadResponse, handle } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/file-versions";
import { openVersion } from "@/lib/workspace";

export const GET = handle(contract.downloadFileVersion, async ({ actor, params }) => {
  const { file, stream } = await openVersion(actor, params.file_id, params.number);
  return downloadResponse(file, stream);
});
