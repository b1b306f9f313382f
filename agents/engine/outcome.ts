import type { AlmaError } from "../../lib/core/errors.ts";
import type { ToolResult } from "../../lib/protocol/contract/messages.ts";
import type { ModelStep, PromptMessage, ToolCallRequest } from "../../lib/providers/index.ts";

/** What follows from a step of an agent: closed, so that every place that decides is checked for all of them. */
export type Outcome =
  | { kind: "answer"; step: ModelStep }
  | { kind: "tools" | "delegate"; calls: ToolCallRequest[]; asked: PromptMessage; results: PromptMessage }
  /** A person must decide before the agent can go on. */
  | { kind: "wait" }
  | { kind: "stop"; error: AlmaError };

/** How a call of a step stands: with its one result, or in question until a person has decided. */
export type CallOutcome = { kind: "done"; result: ToolResult } | { kind: "wait" };

export const WAIT = { kind: "wait" } as const;
