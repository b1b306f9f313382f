import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AuthFrame } from "@/components/auth/auth-frame";
import { ProviderButtons } from "@/components/auth/provider-buttons";
import { type NewAccount, RegisterForm } from "@/components/auth/register-form";
import { Notice } from "@/components/ui/notice";
import { configuredProviders, currentActor } from "@/lib/auth";
import { isMailConfigured } from "@/lib/mail";
import { registrationMode } from "@/lib/settings";
import { createAccount, rememberAccount, resendVerification } from "../actions";

type SearchProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth");
  return { title: t("register") };
}

export default async function RegisterPage({ searchParams }: SearchProps) {
  if (await currentActor()) redirect("/");
  const { invitation: given } = await searchParams;
  const invitation = typeof given === "string" ? given : undefined;
  const t = await getTranslations("auth");
  const mode = await registrationMode();

  async function create(account: NewAccount) {
    "use server";
    return createAccount({ ...account, invitation });
  }

  const blocked = mode === "closed" ? t("closed") : mode === "invite" && !invitation ? t("invite_only") : null;
  return (
    <AuthFrame
      title={t("register_title")}
      text={invitation ? t("invited") : t("register_text")}
      footer={
        <>
          {t("have_account")}{" "}
          <Link href="/sign-in" className="font-medium text-primary underline underline-offset-3">
            {t("sign_in")}
          </Link>
        </>
      }
    >
      {blocked ? (
        <Notice tone="info">{blocked}</Notice>
      ) : (
        <>
          <RegisterForm
            submitLabel={t("submit_register")}
            forbidden={invitation ? t("invitation_bad") : t("closed")}
            create={create}
            rememberAccount={rememberAccount}
            resend={isMailConfigured() ? resendVerification : undefined}
          />
          <ProviderButtons providers={configuredProviders()} next="/" invitation={invitation} />
        </>
      )}
    </AuthFrame>
  );
}
