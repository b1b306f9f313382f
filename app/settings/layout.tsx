import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { SettingsFrame } from "@/components/settings/settings-frame";
import { currentActor } from "@/lib/auth";

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const actor = await currentActor();
  if (!actor) redirect("/sign-in?next=/settings/profile");
  return <SettingsFrame isSuperuser={actor.is_superuser}>{children}</SettingsFrame>;
}
