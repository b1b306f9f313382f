import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ProviderSettings } from "@/components/provider/provider-settings";
import { currentActor } from "@/lib/auth";
import { listLlmConfigs, listModels } from "@/lib/providers";
import * as actions from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("providers");
  return { title: t("title") };
}

export default async function ProvidersPage() {
  const actor = await currentActor();
  if (!actor) redirect("/sign-in");
  const [configs, models] = await Promise.all([
    listLlmConfigs(actor, { page: 1, per_page: 100 }),
    listModels(actor, { page: 1, per_page: 100 }),
  ]);
  const { createProvider, updateProvider, deleteProvider, testProvider, createModel, updateModel, deleteModel } =
    actions;
  return (
    <ProviderSettings
      providers={configs.items}
      models={models.items}
      canShare={actor.is_superuser}
      actions={{ createProvider, updateProvider, deleteProvider, testProvider, createModel, updateModel, deleteModel }}
    />
  );
}
