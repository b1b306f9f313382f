import { createApiKey, listApiKeys } from "@/lib/auth";
import { handle } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/api-keys";

export const GET = handle(contract.listApiKeys, ({ actor, query }) => listApiKeys(actor, query));
export const POST = handle(contract.createApiKey, ({ actor, body }) => createApiKey(actor, body));
