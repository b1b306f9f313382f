export { analyze } from "./analyze.ts";
export type { AnalysisContext, Complexity, Reason, ReasonCode, TaskAnalysis, TaskType } from "./task-analysis.ts";
