import { handle } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/files";
import { listFilesPage, uploadFile } from "@/lib/workspace";

export const GET = handle(contract.listFiles, ({ actor, params, query }) =>
  listFilesPage(actor, params.conversation_id, query),
);
export const POST = handle(contract.uploadFile, async ({ actor, params, readFile }) =>
  uploadFile(actor, params.conversation_id, await readFile("file")),
);
