import { handle } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/llm-configs";
import { createLlmConfig, listLlmConfigs } from "@/lib/providers";

export const GET = handle(contract.listLlmConfigs, ({ actor, query }) => listLlmConfigs(actor, query));
export const POST = handle(contract.createLlmConfig, ({ actor, body }) => createLlmConfig(actor, body));
