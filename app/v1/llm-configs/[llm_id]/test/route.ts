import { handle } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/llm-configs";
import { testLlmConfig } from "@/lib/providers";

export const POST = handle(contract.testLlmConfig, ({ actor, params }) => testLlmConfig(actor, params.llm_id));
