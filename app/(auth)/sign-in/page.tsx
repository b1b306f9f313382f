import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AuthFrame } from "@/components/auth/auth-frame";
import { ProviderButtons } from "@/components/auth/provider-buttons";
import { providerError } from "@/components/auth/provider-error";
import { SignInForm } from "@/components/auth/sign-in-form";
import { Notice } from "@/components/ui/notice";
import { configuredProviders, currentActor } from "@/lib/auth";
import { isMailConfigured } from "@/lib/mail";
import { registrationMode } from "@/lib/settings";
import { ownPath } from "../../own-path";
import { rememberAccount, resendVerification } from "../actions";

type SearchProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth");
  return { title: t("sign_in") };
}

export default async function SignInPage({ searchParams }: SearchProps) {
  const { next, from, error } = await searchParams;
  if (await currentActor()) redirect(ownPath(next));
  const t = await getTranslations("auth");
  const isOpen = (await registrationMode()) === "open";
  const reason = providerError(error);
  return (
    <AuthFrame
      title={t("sign_in_title")}
      text={t("sign_in_text")}
      footer={
        isOpen ? (
          <>
            {t("no_account")}{" "}
            <Link href="/register" className="font-medium text-primary underline underline-offset-3">
              {t("register")}
            </Link>
          </>
        ) : null
      }
    >
      {from === "register" ? <Notice tone="success">{t("registered")}</Notice> : null}
      {reason ? <Notice tone="error">{t(`provider_errors.${reason}`)}</Notice> : null}
      <SignInForm
        next={ownPath(next)}
        rememberAccount={rememberAccount}
        resend={isMailConfigured() ? resendVerification : undefined}
      />
      <ProviderButtons providers={configuredProviders()} next={ownPath(next)} />
    </AuthFrame>
  );
}
