import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ProfileSettings } from "@/components/settings/profile-settings";
import { currentActor } from "@/lib/auth";
import { getMe } from "@/lib/users";
import { usableModels } from "../../usable-models";
import { changeMyPassword, updateProfile } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: t("profile") };
}

export default async function ProfilePage() {
  const actor = await currentActor();
  if (!actor) redirect("/sign-in");
  const [user, models] = await Promise.all([getMe(actor), usableModels(actor)]);
  return <ProfileSettings user={user} models={models} actions={{ updateProfile, changeMyPassword }} />;
}
