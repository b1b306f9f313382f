import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AgentSettings } from "@/components/agent/agent-settings";
import { listAgents, listTools } from "@/lib/agents";
import { currentActor } from "@/lib/auth";
import { usableModels } from "../../usable-models";
import * as actions from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("agent_settings");
  return { title: t("title") };
}

const PAGE = { page: 1, per_page: 100 };

export default async function AgentsPage() {
  const actor = await currentActor();
  if (!actor) redirect("/sign-in");
  const [active, disabled, archived, tools, models] = await Promise.all([
    listAgents(actor, PAGE),
    listAgents(actor, { ...PAGE, status: "disabled" }),
    listAgents(actor, { ...PAGE, status: "archived", type: "custom" }),
    listTools(actor, { ...PAGE, is_active: true, sort: "name" }),
    usableModels(actor),
  ]);
  return (
    <AgentSettings
      agents={[...active.items, ...disabled.items, ...archived.items]}
      tools={tools.items}
      models={models}
      isSuperuser={actor.is_superuser}
      actions={{ ...actions }}
    />
  );
}
