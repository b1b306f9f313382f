import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { CredentialList } from "@/components/credential/credential-list";
import { currentActor } from "@/lib/auth";
import { listCredentials } from "@/lib/credentials";
import * as actions from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("credentials");
  return { title: t("title") };
}

export default async function CredentialsPage() {
  const actor = await currentActor();
  if (!actor) redirect("/sign-in?next=/settings/credentials");
  const { items } = await listCredentials(actor, { page: 1, per_page: 100, sort: "name" });
  const { createCredential, updateCredential, deleteCredential } = actions;
  return <CredentialList credentials={items} actions={{ createCredential, updateCredential, deleteCredential }} />;
}
