import { byteRangeOf, downloadResponse, handle } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/files";
import { openFile } from "@/lib/workspace";

export const GET = handle(contract.downloadFile, async ({ actor, params, request }) => {
  const rangeOf = (content: { size: number; sha256: string }) => byteRangeOf(request.headers, content);
  const { file, stream, range } = await openFile(actor, params.file_id, rangeOf);
  return downloadResponse(file, stream, range);
});
