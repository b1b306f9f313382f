import type { ResolvedModel } from "../../lib/providers/index.ts";
import type { LiveAnswer } from "../../lib/realtime/index.ts";
import type { Lease, Progress } from "../../lib/runs/index.ts";
import type { UsageTally } from "../../lib/usage/index.ts";
import type { AgentDefinition } from "../define.ts";
import type { ToolDefinition } from "../tools/define-tool.ts";
import type { Ledger } from "./ledger.ts";
import type { Provenance } from "./provenance.ts";

/** What all agents of one run share. */
export interface RunFrame {
  lease: Lease;
  /** The text of the assistant message as it is written; only the chosen agent writes it. */
  answer: LiveAnswer;
  ledger: Ledger;
  /** What of the run's words is the person's, and what was read. */
  provenance: Provenance;
  /** What was finished before this process took the run. */
  progress: Progress;
  /** The chosen agent's. */
  model: ResolvedModel;
  /** Another agent's: its own where the person named none for the run and it can be had, otherwise the chosen agent's. */
  modelOf: (agent: AvailableAgent) => Promise<ResolvedModel>;
  /** What model calls used, until it is written. */
  tally: UsageTally;
  /** The person wants agents only to look. */
  is_restricted: boolean;
  /** The agents that the person may use now. */
  agents: ReadonlyMap<string, AvailableAgent>;
}

export interface AvailableAgent {
  agent_id: string | null;
  /** The agent's own model; null for the person's default. */
  model_id: string | null;
  definition: AgentDefinition;
  /** Tools in its hands that are the person's, and not the program's: those of servers they added. */
  own_tools: ReadonlyMap<string, ToolDefinition>;
}

/** One agent at work in a run. `branch` is '' for the chosen one and names the place of a delegated one. */
export interface AgentFrame {
  run: RunFrame;
  agent: AvailableAgent;
  model: ResolvedModel;
  branch: string;
  depth: number;
  /** Only what changes nothing may be used: by the person's wish, or of an agent on the way here. */
  is_restricted: boolean;
}
