import { handle } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/file-versions";
import { restoreVersion } from "@/lib/workspace";

export const POST = handle(contract.restoreFileVersion, ({ actor, params }) =>
  restoreVersion(actor, params.file_id, params.number),
);
