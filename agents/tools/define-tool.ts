import type { z } from "zod";
import type { Actor } from "../../lib/core/actor.ts";
import type { Bilingual } from "../define.ts";

export type SecurityLevel = "safe" | "restricted" | "dangerous";

/** What a tool may know and touch. */
export interface ToolContext {
  actor: Actor;
  /** Whose files it sees: those of one conversation. */
  workspace: { conversation_id: string; user_id: string };
  /** Aborts on stop and on the tool's timeout; must reach child processes and sockets. */
  signal: AbortSignal;
}

/** What a tool may know when it says whether a call needs a person's yes. */
export interface ApprovalContext {
  /** The run has read a page or a file that may be steering it. */
  has_read_untrusted: boolean;
}

/** How a tool ended. A failure may still have something to show (a program's output before its error). */
export type ToolOutcome<Output> = { ok: true; result: Output } | { ok: false; error: string; result?: unknown };

export interface ToolDefinition<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> {
  display_name: Bilingual;
  /** For the model: what it does, when to use it, what it cannot. */
  description: string;
  tool_type: "code" | "web" | "file" | "system";
  input: Input;
  output: Output;
  security_level: SecurityLevel;
  /** Whether running it twice is as good as once; otherwise a crash leaves its outcome unknown. */
  idempotent: boolean;
  /** Where that depends on what it is asked to do; goes before `idempotent`. */
  mayRepeat?(input: z.output<Input>): boolean;
  /** Whether a person must say yes to this call before it is begun. */
  needsApproval?(input: z.output<Input>, context: ApprovalContext): boolean;
  /** Whether its output comes from outside (a page, somebody's file) and may try to give orders. */
  untrusted_output?: boolean;
  /**
   * The address its input is sent to, where it is sent anywhere: what could carry data out. Once a run has read something
   * untrusted, an address that is not literally named needs a person's yes.
   */
  destination?(input: z.output<Input>): string;
  /** The outer limit in seconds; a tool's own `timeout` input stays below it. */
  timeout: number;
  examples: { input: z.input<Input>; output: unknown }[];
  run(input: z.output<Input>, context: ToolContext): Promise<ToolOutcome<z.output<Output>>>;
}

/** Declares a tool; its name is its file's name. */
export const defineTool = <Input extends z.ZodType, Output extends z.ZodType>(
  definition: ToolDefinition<Input, Output>,
): ToolDefinition<Input, Output> => definition;
