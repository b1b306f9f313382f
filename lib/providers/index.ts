export type { Fetch } from "./connection/provider-fetch.ts";
export type { ConnectionTest } from "./connection/test-connection.ts";
export { embedTexts } from "./embed-texts.ts";
export { estimateTokens } from "./estimate-tokens.ts";
export type { ProviderAccess, ProviderKind, ProviderKindName } from "./kinds/provider-kind.ts";
export { getProviderKind } from "./kinds/registry.ts";
export { type Cost, costOf, type Pricing } from "./pricing.ts";
export { promptText } from "./prompt-text.ts";
export { NO_STEP } from "./step/no-step.ts";
export type {
  AssistantPart,
  ChatModel,
  ModelStep,
  Prompt,
  PromptMessage,
  StepCall,
  StepFinishReason,
  StepListener,
  StepOptions,
  StepResult,
  StepTimeouts,
  StepUsage,
  ToolCallRequest,
  ToolMessagePart,
  ToolSpec,
} from "./step/step.ts";
export { streamStep } from "./step/stream-step.ts";
export { type RetryListener, type RetryOptions, streamStepWithRetries } from "./step/with-retries.ts";
export {
  createLlmConfig,
  createModel,
  deleteLlmConfig,
  deleteModel,
  getLlmConfig,
  getModel,
  listLlmConfigs,
  listModels,
  listUsableModels,
  type NamedModel,
  type ResolvedEmbedder,
  type ResolvedModel,
  replaceLlmConfig,
  resolveEmbedder,
  resolveModel,
  resolveTranscriber,
  testLlmConfig,
  updateLlmConfig,
  updateModel,
} from "./store/index.ts";
export { type TranscribeCall, type Transcript, transcribe } from "./transcribe.ts";
