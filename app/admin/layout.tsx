import { notFound, redirect } from "next/navigation";
import type { ReactNode } from "react";
import { SettingsFrame } from "@/components/settings/settings-frame";
import { currentActor } from "@/lib/auth";

export default async function AdminLayout({ children }: { children: ReactNode }) {
  const actor = await currentActor();
  if (!actor) redirect("/sign-in?next=/admin/users");
  if (!actor.is_superuser) notFound();
  return <SettingsFrame isSuperuser>{children}</SettingsFrame>;
}
