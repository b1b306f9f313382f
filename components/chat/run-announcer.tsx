"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { useAgentName } from "@/components/agent/use-agent-name";
import { agentNameOf } from "@/components/answer/agent-name-of";
import { useChatData } from "@/components/shell/chat-data";
import type { MessageView } from "@/lib/protocol/view";

/** Tells screen readers when an answer begins, needs its person and ends, not each word of it. */
export function RunAnnouncer({ message }: { message: MessageView | undefined }) {
  const t = useTranslations("chat");
  const { agents } = useChatData();
  const { name } = useAgentName(agents);
  const [text, setText] = useState("");
  const last = useRef(message?.run?.status);
  const status = message?.run?.status;
  const agent = message ? name(agentNameOf(message, agents)) : "";

  useEffect(() => {
    if (last.current === status) return;
    last.current = status;
    if (status === "running") setText(t("answer_started", { agent }));
    if (status === "waiting_approval") setText(t("answer_waiting", { agent }));
    if (status === "completed") setText(t("answer_done"));
    if (status === "failed") setText(t("answer_failed"));
    if (status === "cancelled") setText(t("answer_stopped"));
  }, [status, agent, t]);

  return (
    <p aria-live="polite" className="sr-only">
      {text}
    </p>
  );
}
