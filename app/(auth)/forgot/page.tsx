import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { AuthFrame } from "@/components/auth/auth-frame";
import { ForgotForm } from "@/components/auth/forgot-form";
import { Notice } from "@/components/ui/notice";
import { isMailConfigured } from "@/lib/mail";
import { forgotPassword } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth");
  return { title: t("forgot_title") };
}

export default async function ForgotPage() {
  const t = await getTranslations("auth");
  const canMail = isMailConfigured();
  return (
    <AuthFrame
      title={t("forgot_title")}
      text={canMail ? t("forgot_text") : undefined}
      footer={
        <Link href="/sign-in" className="font-medium text-primary underline underline-offset-3">
          {t("to_sign_in")}
        </Link>
      }
    >
      {canMail ? <ForgotForm send={forgotPassword} /> : <Notice tone="info">{t("forgot_no_mail")}</Notice>}
    </AuthFrame>
  );
}
