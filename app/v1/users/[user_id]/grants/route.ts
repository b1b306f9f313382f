import { handle } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/grants";
import { listGrants } from "@/lib/users";

export const GET = handle(contract.listGrants, ({ actor, params }) => listGrants(actor, params.user_id));
