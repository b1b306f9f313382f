import { handle } from "@/lib/http";
import { createHttpService, listHttpServices } from "@/lib/http-services";
import * as contract from "@/lib/protocol/contract/http-services";

export const GET = handle(contract.listHttpServices, ({ actor, query }) => listHttpServices(actor, query));
export const POST = handle(contract.createHttpService, ({ actor, body }) => createHttpService(actor, body));
