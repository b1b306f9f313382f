import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { ChatShell } from "@/components/shell/chat-shell";
import { listAgents } from "@/lib/agents";
import { currentActor } from "@/lib/auth";
import { listConversations } from "@/lib/conversations";
import type { Agent } from "@/lib/protocol/contract/agents";
import { getMe } from "@/lib/users";
import { usableModels } from "../usable-models";
import * as actions from "./actions";
import { LIST_PAGE_SIZE } from "./list-page-size";

/** The page does not need what may be long. */
const withoutInstruction = (agent: Agent): Agent => ({ ...agent, instruction: null });

export default async function ChatLayout({ children }: { children: ReactNode }) {
  const actor = await currentActor();
  if (!actor) redirect("/sign-in");
  const [user, conversations, agents, models] = await Promise.all([
    getMe(actor),
    listConversations(actor, { page: 1, per_page: LIST_PAGE_SIZE, is_archived: false }),
    listAgents(actor, { page: 1, per_page: 100 }),
    usableModels(actor),
  ]);
  return (
    <ChatShell
      data={{ user, agents: agents.items.map(withoutInstruction), models, actions: { ...actions } }}
      conversations={conversations}
    >
      {children}
    </ChatShell>
  );
}
