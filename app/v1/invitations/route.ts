import { listInvitations } from "@/lib/accounts";
import { handle } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/invitations";
import { createInvitation } from "@/lib/users";

export const GET = handle(contract.listInvitations, ({ actor, query }) => listInvitations(actor, query));
export const POST = handle(contract.createInvitation, ({ actor, body }) => createInvitation(actor, body));
