import type { ToolConfiguration } from "../lib/protocol/contract/tools.ts";

/** A text in both languages of the interface. */
export interface Bilingual {
  zh: string;
  en: string;
}

export interface AgentLimits {
  /** Model and tool calls of one run, those of delegated agents included. */
  max_steps: number;
  /** Tokens in and out of one run, those of delegated agents included. */
  max_tokens: number;
  /** Seconds from the start of the run. */
  max_seconds: number;
}

/** An agent is data: who it is, what it is told, and the tools in its hands. */
export interface AgentDefinition {
  name: string;
  display_name: Bilingual;
  description: Bilingual;
  instructions: Bilingual;
  /** Names of tools; `delegate` lets it start other agents. */
  tools: string[];
  capabilities: string[];
  /** Agents it may delegate to; null for all that the person may use. */
  team: string[] | null;
  temperature: number | null;
  max_output_tokens: number | null;
  /** How its tools are called, where that is not as they are: time, tries, and values of their input. */
  tool_configurations: ReadonlyMap<string, ToolConfiguration>;
  /** Only tools that change nothing are in its hands, and in those of agents it hands tasks to. */
  restricted_mode: boolean;
  limits: AgentLimits;
}

const LIMITS: AgentLimits = { max_steps: 40, max_tokens: 400_000, max_seconds: 900 };

type Optional = "team" | "temperature" | "max_output_tokens" | "tool_configurations" | "restricted_mode" | "limits";

/** Declares an agent; what is not said is the default. A row of a person's own agent comes through here too. */
export const defineAgent = (
  agent: Omit<AgentDefinition, Optional> & Partial<Omit<AgentDefinition, "limits">> & { limits?: Partial<AgentLimits> },
): AgentDefinition => ({
  team: null,
  temperature: null,
  max_output_tokens: null,
  tool_configurations: new Map(),
  restricted_mode: false,
  ...agent,
  limits: { ...LIMITS, ...agent.limits },
});
