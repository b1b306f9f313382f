import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AuthFrame } from "@/components/auth/auth-frame";
import { VerifyForm } from "@/components/auth/verify-form";
import { verifyEmail } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth");
  return { title: t("verify_title") };
}

export default async function VerifyPage() {
  const t = await getTranslations("auth");
  return (
    <AuthFrame title={t("verify_title")} text={t("verify_text")}>
      <VerifyForm verify={verifyEmail} />
    </AuthFrame>
  );
}
