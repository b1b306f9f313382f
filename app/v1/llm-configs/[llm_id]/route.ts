import { handle } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/llm-configs";
import { deleteLlmConfig, getLlmConfig } from "@/lib/providers";

export const GET = handle(contract.getLlmConfig, ({ actor, params }) => getLlmConfig(actor, params.llm_id));
export const DELETE = handle(contract.deleteLlmConfig, async ({ actor, params }) => {
  await deleteLlmConfig(actor, params.llm_id);
});
