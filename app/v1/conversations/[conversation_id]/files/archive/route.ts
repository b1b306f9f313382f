import { downloadResponse, handle } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/files";
import { archiveWorkspace } from "@/lib/workspace";

export const GET = handle(contract.downloadFiles, async ({ actor, params }) => {
  const { name, stream } = await archiveWorkspace(actor, params.conversation_id);
  return downloadResponse({ path: name, media_type: "application/zip" }, stream);
});
