import { verifyAudit } from "@/lib/audit";
import { handle } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/audit";

export const GET = handle(contract.verifyAudit, ({ actor }) => verifyAudit(actor));
