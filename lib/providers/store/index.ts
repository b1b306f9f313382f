export { deleteModel, updateModel } from "./change-model.ts";
export { createLlmConfig } from "./create-llm-config.ts";
export { createModel } from "./create-model.ts";
export { deleteLlmConfig } from "./delete-llm-config.ts";
export { getLlmConfig, listLlmConfigs } from "./list-llm-configs.ts";
export { listModels } from "./list-models.ts";
export { type ResolvedModel, resolveModel } from "./resolve-model.ts";
export { testLlmConfig } from "./test-llm-config.ts";
export { updateLlmConfig } from "./update-llm-config.ts";
