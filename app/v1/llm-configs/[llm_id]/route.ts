import { handle } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/llm-configs";
import { deleteLlmConfig, getLlmConfig, replaceLlmConfig, updateLlmConfig } from "@/lib/providers";

export const GET = handle(contract.getLlmConfig, ({ actor, params }) => getLlmConfig(actor, params.llm_id));
export const PUT = handle(contract.replaceLlmConfig, ({ actor, params, body }) =>
  replaceLlmConfig(actor, params.llm_id, body),
);
export const PATCH = handle(contract.updateLlmConfig, ({ actor, params, body }) =>
  updateLlmConfig(actor, params.llm_id, body),
);
export const DELETE = handle(contract.deleteLlmConfig, async ({ actor, params }) => {
  await deleteLlmConfig(actor, params.llm_id);
});
