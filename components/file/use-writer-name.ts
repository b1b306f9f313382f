"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { useAgentName } from "@/components/agent/use-agent-name";
import { useToolName } from "@/components/run/use-tool-name";
import { useChatData } from "@/components/shell/chat-data";

/** Who wrote a file, in words: the person, a tool, or the agent that used the tool. */
export function useWriterName() {
  const t = useTranslations("panel");
  const toolName = useToolName();
  const { agents } = useChatData();
  const { name: agentName } = useAgentName(agents);
  return useCallback(
    ({ written_by, agent_name }: { written_by: string; agent_name?: string | null }): string => {
      if (written_by === "user") return t("by_user");
      const tool = toolName(written_by);
      return agent_name ? t("by_agent", { agent: agentName(agent_name), tool }) : tool;
    },
    [t, toolName, agentName],
  );
}
