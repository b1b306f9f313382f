export { getProviderUsage } from "./get-provider-usage.ts";
export { listToolUsage } from "./list-tool-usage.ts";
export { getUsageTotal, listUsage } from "./list-usage.ts";
export type { ModelUse, UsedModel } from "./model-use.ts";
export { recordUsage } from "./record-usage.ts";
export { UsageTally } from "./usage-tally.ts";
