import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { McpSettings } from "@/components/mcp/mcp-settings";
import { currentActor } from "@/lib/auth";
import { listMcpServers, mayRunPrograms } from "@/lib/mcp";
import * as actions from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("mcp");
  return { title: t("title") };
}

export default async function McpPage() {
  const actor = await currentActor();
  if (!actor) redirect("/sign-in");
  const servers = await listMcpServers(actor, { page: 1, per_page: 100, sort: "created_at" });
  const { createMcpServer, updateMcpServer, deleteMcpServer, refreshMcpServer, reviewMcpTools, signInToMcpServer } =
    actions;
  return (
    <McpSettings
      servers={servers.items}
      canShare={actor.is_superuser}
      canRunPrograms={mayRunPrograms(actor)}
      actions={{
        ...{ createMcpServer, updateMcpServer, deleteMcpServer },
        ...{ refreshMcpServer, reviewMcpTools, signInToMcpServer },
      }}
    />
  );
}
