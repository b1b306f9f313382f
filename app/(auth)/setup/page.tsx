import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AuthFrame } from "@/components/auth/auth-frame";
import { type NewAccount, RegisterForm } from "@/components/auth/register-form";
import { Notice } from "@/components/ui/notice";
import { isSetupTokenValid } from "@/lib/users";
import { createAdministrator, rememberAccount } from "../actions";

type SearchProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth");
  return { title: t("setup_title") };
}

export default async function SetupPage({ searchParams }: SearchProps) {
  const { token: given } = await searchParams;
  const token = typeof given === "string" ? given : "";
  const t = await getTranslations("auth");
  const isValid = token !== "" && (await isSetupTokenValid(token));

  async function create(account: NewAccount) {
    "use server";
    return createAdministrator({ token, account });
  }

  return (
    <AuthFrame title={t("setup_title")} text={isValid ? t("setup_text") : undefined}>
      {isValid ? (
        <RegisterForm
          submitLabel={t("submit_setup")}
          forbidden={t("setup_invalid")}
          create={create}
          rememberAccount={rememberAccount}
        />
      ) : (
        <Notice tone="error">{t("setup_invalid")}</Notice>
      )}
    </AuthFrame>
  );
}
