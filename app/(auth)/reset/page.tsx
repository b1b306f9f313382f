import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AuthFrame } from "@/components/auth/auth-frame";
import { ResetForm } from "@/components/auth/reset-form";
import { resetPassword } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth");
  return { title: t("reset_title") };
}

export default async function ResetPage() {
  const t = await getTranslations("auth");
  return (
    <AuthFrame title={t("reset_title")} text={t("reset_text")}>
      <ResetForm reset={resetPassword} />
    </AuthFrame>
  );
}
