import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { HttpServiceSettings } from "@/components/http-service/http-service-settings";
import { currentActor } from "@/lib/auth";
import { listCredentials } from "@/lib/credentials";
import { listHttpServices } from "@/lib/http-services";
import * as actions from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("http_services");
  return { title: t("title") };
}

export default async function HttpServicesPage() {
  const actor = await currentActor();
  if (!actor) redirect("/sign-in?next=/settings/http-services");
  const [services, credentials] = await Promise.all([
    listHttpServices(actor, { page: 1, per_page: 100, sort: "created_at" }),
    listCredentials(actor, { page: 1, per_page: 100, sort: "name" }),
  ]);
  const { createHttpService, updateHttpService, deleteHttpService, refreshHttpService, reviewHttpTools } = actions;
  return (
    <HttpServiceSettings
      services={services.items}
      credentials={credentials.items.map(({ name }) => name)}
      canShare={actor.is_superuser}
      actions={{ createHttpService, updateHttpService, deleteHttpService, refreshHttpService, reviewHttpTools }}
    />
  );
}
