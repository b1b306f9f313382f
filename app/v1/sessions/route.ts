import { endOtherSessions, listSessions } from "@/lib/auth";
import { handle } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/sessions";

export const GET = handle(contract.listSessions, ({ actor, query }) => listSessions(actor, query));
export const DELETE = handle(contract.endOtherSessions, async ({ actor }) => {
  await endOtherSessions(actor);
});
