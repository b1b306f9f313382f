import { deleteInvitation } from "@/lib/accounts";
import { handle } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/invitations";

export const DELETE = handle(contract.deleteInvitation, async ({ actor, params }) => {
  await deleteInvitation(actor, params.invitation_id);
});
