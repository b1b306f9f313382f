import type { z } from "zod";
import type { Actor } from "../../lib/core/actor.ts";
import type { WorkspaceRef } from "../../lib/workspace/index.ts";
import type { Bilingual } from "../define.ts";

export type SecurityLevel = "safe" | "restricted" | "dangerous";

/** What a tool may know and touch. */
export interface ToolContext {
  actor: Actor;
  /** Whose files it sees: those of one conversation, and on whose behalf it writes there. */
  workspace: WorkspaceRef;
  /** Which call of which agent this is. */
  call: { call_id: string; agent_name: string };
  /** Aborts on stop and on the tool's timeout; must reach child processes and sockets. */
  signal: AbortSignal;
  /** One question to the agent's model, without tools: what to do, and with what. Absent where no agent is at work. */
  ask?: ((instruction: string, material: string) => Promise<string>) | undefined;
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
  /** The JSON schema of `input`, where that was made from it and not the other way round. */
  input_schema?: { [key: string]: unknown };
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
   * What it gives word for word: the web, or a file of the workspace. An address in there was put there by others and may be
   * followed like one of a page. Absent where a model's own words may come back: a program prints what it is told to.
   */
  quotes?(input: z.output<Input>): "web" | { path: string };
  /** Whether its very description was written by others (a tool of somebody's server). */
  untrusted_description?: boolean;
  /**
   * Seconds for which the result of the same call may be given again within a conversation: only for an idempotent tool
   * that reads nothing which changes by itself, such as a clock or the web.
   */
  cache?: number;
  /** Its result depends on the files of the workspace; a kept one is given again only while these are the same. */
  reads_workspace?: boolean;
  /** The most characters of a result that a model is given; the whole of a longer one becomes a file. 30,000 unless said. */
  max_result_chars?: number;
  /**
   * The address its input is sent to, where it is sent anywhere: what could carry data out. Once a run has read something
   * untrusted, an address that is not literally named needs a person's yes.
   */
  destination?(input: z.output<Input>): string | undefined;
  /** The outer limit in seconds, which no configuration goes beyond; a tool's own `timeout` input stays below it. */
  timeout: number;
  /** For a plug-in's tool: the system agents that have it. People give it to agents of their own. */
  agents?: string[];
  examples: { input: z.input<Input>; output: unknown }[];
  run(input: z.output<Input>, context: ToolContext): Promise<ToolOutcome<z.output<Output>>>;
}

/** Declares a tool; its name is its file's name. */
export const defineTool = <Input extends z.ZodType, Output extends z.ZodType>(
  definition: ToolDefinition<Input, Output>,
): ToolDefinition<Input, Output> => definition;
