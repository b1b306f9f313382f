import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { providerError } from "@/components/auth/provider-error";
import { PROVIDER_NAMES } from "@/components/auth/provider-names";
import { ProfileSettings } from "@/components/settings/profile-settings";
import { hasPassword, listLinkedAccounts } from "@/lib/accounts";
import { configuredProviders, currentActor } from "@/lib/auth";
import { isMailConfigured } from "@/lib/mail";
import { OAUTH_PROVIDERS } from "@/lib/protocol/contract/linked-accounts";
import { getMe } from "@/lib/users";
import { usableModels } from "../../usable-models";
import { changeMyEmail, changeMyPassword, deleteAccount, unlinkAccount, updateProfile } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: t("profile") };
}

type SearchProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** What a provider's page brought back: an account that is linked now, or why it is not. */
async function noticeOf({ linked, error }: Awaited<SearchProps["searchParams"]>) {
  const t = await getTranslations();
  const provider = OAUTH_PROVIDERS.find((name) => name === linked);
  if (provider) {
    return { tone: "success" as const, text: t("settings.linked_done", { provider: PROVIDER_NAMES[provider] }) };
  }
  const reason = providerError(error);
  return reason ? { tone: "error" as const, text: t(`auth.provider_errors.${reason}`) } : null;
}

export default async function ProfilePage({ searchParams }: SearchProps) {
  const actor = await currentActor();
  if (!actor) redirect("/sign-in");
  const [user, models, linked, isPassword, notice] = await Promise.all([
    getMe(actor),
    usableModels(actor),
    listLinkedAccounts(actor),
    hasPassword(actor),
    searchParams.then(noticeOf),
  ]);
  return (
    <ProfileSettings
      user={user}
      models={models}
      ways={{ providers: configuredProviders(), linked, hasPassword: isPassword }}
      canMail={isMailConfigured()}
      notice={notice}
      actions={{ updateProfile, changeMyPassword, changeMyEmail, unlinkAccount, deleteAccount }}
    />
  );
}
