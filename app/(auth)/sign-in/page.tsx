import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AuthFrame } from "@/components/auth/auth-frame";
import { SignInForm } from "@/components/auth/sign-in-form";
import { Notice } from "@/components/ui/notice";
import { currentActor } from "@/lib/auth";
import { env } from "@/lib/core/env";
import { ownPath } from "../../own-path";
import { rememberAccount } from "../actions";

type SearchProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth");
  return { title: t("sign_in") };
}

export default async function SignInPage({ searchParams }: SearchProps) {
  const { next, from } = await searchParams;
  if (await currentActor()) redirect(ownPath(next));
  const t = await getTranslations("auth");
  const isOpen = env().ALMA_REGISTRATION === "open";
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
      <SignInForm next={ownPath(next)} rememberAccount={rememberAccount} />
    </AuthFrame>
  );
}
