import type { AlmaError } from "../../lib/core/errors.ts";
import type { ToolCallRequest } from "../../lib/providers/index.ts";

/** What follows from a step of an agent: closed, so that every place that decides is checked for all of them. */
export type Outcome =
  | { kind: "answer"; text: string; finish_reason: string }
  | { kind: "tools"; calls: ToolCallRequest[] }
  | { kind: "delegate"; call: ToolCallRequest }
  | { kind: "stop"; error: AlmaError };
