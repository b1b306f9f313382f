import { handle } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/models";
import { createModel, listModels } from "@/lib/providers";

export const GET = handle(contract.listModels, ({ actor, query }) => listModels(actor, query));
export const POST = handle(contract.createModel, ({ actor, body }) => createModel(actor, body));
