import { handle } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/file-versions";
import { listVersions } from "@/lib/workspace";

export const GET = handle(contract.listFileVersions, ({ actor, params }) => listVersions(actor, params.file_id));
