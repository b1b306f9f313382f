import { listAuditEntries } from "@/lib/audit";
import { handle } from "@/lib/http";
import { listAudit } from "@/lib/protocol/contract/audit";

export const GET = handle(listAudit, ({ actor, query }) => listAuditEntries(actor, query));
