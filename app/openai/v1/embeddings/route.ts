import { handle } from "@/lib/http";
import { embed } from "@/lib/openai";
import * as contract from "@/lib/protocol/contract/openai";

export const POST = handle(contract.createEmbeddings, ({ actor, body, signal }) => embed(actor, body, signal));
