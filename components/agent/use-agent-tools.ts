"use client";

import { useEffect, useState } from "react";
import { toast } from "sonner";
import { useErrorText } from "@/components/ui/use-error-text";
import type { Agent } from "@/lib/protocol/contract/agents";
import type { AgentTool } from "@/lib/protocol/contract/tools";
import type { AgentActions } from "./agent-actions";
import { choicesOf, type ToolChoices } from "./tool-choice";

/** The tools an agent was given, loaded when its form opens, and what is chosen of them since. */
export function useAgentTools(agent: Agent | null, actions: AgentActions) {
  const errorText = useErrorText();
  const [given, setGiven] = useState<AgentTool[]>([]);
  const [choices, setChoices] = useState<ToolChoices>(new Map());
  const agent_id = agent?.agent_id;
  const { listAgentTools } = actions;
  useEffect(() => {
    if (agent_id === undefined) return;
    let isCurrent = true;
    void listAgentTools({ agent_id }).then((result) => {
      if (!isCurrent) return;
      if (!result.ok) return void toast.error(errorText(result.error));
      setGiven(result.data);
      // What was chosen while they were loading goes before.
      setChoices((chosen) => new Map([...choicesOf(result.data), ...chosen]));
    });
    return () => {
      isCurrent = false;
    };
  }, [agent_id, listAgentTools, errorText]);
  return { given, choices, setChoices };
}
