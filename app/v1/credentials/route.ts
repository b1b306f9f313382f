import { createCredential, listCredentials } from "@/lib/credentials";
import { handle } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/credentials";

export const GET = handle(contract.listCredentials, ({ actor, query }) => listCredentials(actor, query));
export const POST = handle(contract.createCredential, ({ actor, body }) => createCredential(actor, body));
