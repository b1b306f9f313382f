import { byteRangeOf, downloadResponse, handle } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/file-versions";
import { openVersion } from "@/lib/workspace";

export const GET = handle(contract.downloadFileVersion, async ({ actor, params, request }) => {
  const rangeOf = (content: { size: number; sha256: string }) => byteRangeOf(request.headers, content);
  const { file, stream, range } = await openVersion(actor, params.file_id, params.number, rangeOf);
  return downloadResponse(file, stream, range);
});
