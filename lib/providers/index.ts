export { estimateTokens } from "./estimate-tokens.ts";
export type { ProviderAccess, ProviderKind, ProviderKindName } from "./kinds/provider-kind.ts";
export { getProviderKind } from "./kinds/registry.ts";
export { type Cost, costOf, type Pricing } from "./pricing.ts";
export type { Fetch } from "./provider-fetch.ts";
export type {
  AssistantPart,
  ChatModel,
  ModelStep,
  Prompt,
  PromptMessage,
  StepCall,
  StepFinishReason,
  StepListener,
  StepResult,
  StepTimeouts,
  StepUsage,
  ToolCallRequest,
  ToolMessagePart,
  ToolSpec,
} from "./step.ts";
export {
  createLlmConfig,
  createModel,
  deleteLlmConfig,
  deleteModel,
  getLlmConfig,
  listLlmConfigs,
  listModels,
  type ResolvedModel,
  resolveModel,
  testLlmConfig,
  updateLlmConfig,
  updateModel,
} from "./store/index.ts";
export type { ConnectionTest } from "./test-connection.ts";
export { type RetryListener, type RetryOptions, streamStepWithRetries } from "./with-retries.ts";
