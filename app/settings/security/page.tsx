import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SecuritySettings } from "@/components/security/security-settings";
import { currentActor, listApiKeys, listSessions } from "@/lib/auth";
import { SCOPES } from "@/lib/protocol/scopes";
import * as actions from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("security");
  return { title: t("title") };
}

const EVERYTHING = { page: 1, per_page: 100 };

export default async function SecurityPage() {
  const actor = await currentActor();
  if (!actor) redirect("/sign-in?next=/settings/security");
  const [sessions, keys] = await Promise.all([
    listSessions(actor, { ...EVERYTHING, sort: "-last_used_at" }),
    listApiKeys(actor, { ...EVERYTHING, sort: "-created_at" }),
  ]);
  const { endSession, endOtherSessions, createApiKey, updateApiKey, revokeApiKey } = actions;
  return (
    <SecuritySettings
      sessions={sessions.items}
      keys={keys.items}
      scopes={SCOPES}
      actions={{ endSession, endOtherSessions, createApiKey, updateApiKey, revokeApiKey }}
    />
  );
}
