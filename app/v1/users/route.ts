import { handle } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/users";
import { addUser, listUsers } from "@/lib/users";

export const GET = handle(contract.listUsers, ({ actor, query }) => listUsers(actor, query));
export const POST = handle(contract.createUser, ({ actor, body }) => addUser(actor, body));
