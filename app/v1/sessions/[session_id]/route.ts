import { endSession } from "@/lib/auth";
import { handle } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/sessions";

export const DELETE = handle(contract.endSession, async ({ actor, params }) => {
  await endSession(actor, params.session_id);
});
