import { handle } from "@/lib/http";
import { getName } from "@/lib/openai";
import * as contract from "@/lib/protocol/contract/openai";

export const GET = handle(contract.getOpenaiModel, ({ actor, params }) => getName(actor, params.model));
