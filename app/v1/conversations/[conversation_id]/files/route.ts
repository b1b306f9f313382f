import { handle } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/files";
import { listFiles, uploadFile } from "@/lib/workspace";

export const GET = handle(contract.listFiles, ({ actor, params }) => listFiles(actor, params.conversation_id));
export const POST = handle(contract.uploadFile, async ({ actor, params, readFile }) =>
  uploadFile(actor, params.conversation_id, await readFile("file")),
);
