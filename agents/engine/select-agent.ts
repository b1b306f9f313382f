import type { Task } from "../../lib/context/index.ts";
import type { TaskAnalysis } from "../../lib/protocol/contract/messages.ts";
import type { Correction } from "../../lib/runs/index.ts";
import { analyze } from "../orchestrator/analysis/index.ts";
import { ORCHESTRATOR } from "../registry.ts";
import type { AvailableAgent } from "./run-frame.ts";

export interface Selection {
  agent: AvailableAgent;
  analysis: TaskAnalysis;
}

/**
 * Who answers: the agent the person named, or the one the analysis is sure of, or the orchestrator, whose model decides.
 * An agent that is not available is replaced by the orchestrator, and the reason says so.
 */
export function selectAgent(
  task: Task,
  agents: ReadonlyMap<string, AvailableAgent>,
  corrections: Correction[],
  requested_agent_id: string | null,
): Selection {
  const known = corrections.flatMap(({ text, agent_id, was }) => {
    const agent = byId(agents, agent_id)?.definition.name;
    return agent === undefined || agent === was ? [] : [{ text, agent }];
  });
  const {
    agent: likeliest,
    needs_model,
    scores: _,
    ...analysis
  } = analyze(task.text, {
    attachments: task.attachments.map(({ name, media_type = "" }) => ({ name, media_type })),
    previous_agent: task.previous_agent ?? undefined,
    corrections: known.reverse(),
    available_agents: [...agents.keys()],
  });
  const fallback = agents.get(ORCHESTRATOR.name) ?? {
    agent_id: null,
    model_id: null,
    definition: ORCHESTRATOR,
    own_tools: new Map(),
  };
  const named = requested_agent_id === null ? undefined : byId(agents, requested_agent_id);
  const chosen = named ?? (needs_model || requested_agent_id !== null ? fallback : agents.get(likeliest)) ?? fallback;
  const reason = reasonFor(requested_agent_id, named, chosen) ?? analysis.reason;
  const { agent_id, definition } = chosen;
  return { agent: chosen, analysis: { ...analysis, reason, agent_id, agent_name: definition.name } };
}

/** The agent of an id, whatever other agents are called. */
export const byId = (agents: ReadonlyMap<string, AvailableAgent>, agent_id: string | null) =>
  agent_id === null ? undefined : [...agents.values()].find((agent) => agent.agent_id === agent_id);

function reasonFor(
  requested: string | null,
  named: AvailableAgent | undefined,
  chosen: AvailableAgent,
): TaskAnalysis["reason"] | null {
  if (requested === null) return null;
  const { zh, en } = chosen.definition.display_name;
  if (named) {
    return { code: "requested", params: {}, text: { zh: `你选择了${zh}`, en: `You chose the ${en.toLowerCase()}` } };
  }
  const text = {
    zh: `你选择的智能体不可用，由${zh}接手`,
    en: "The agent you chose is not available; the orchestrator took over",
  };
  return { code: "unavailable", params: {}, text };
}
