"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useChatData } from "@/components/shell/chat-data";
import { Logo } from "@/components/ui/logo";
import { Notice } from "@/components/ui/notice";
import { Suggestions } from "./suggestions";

/** A conversation before its first message. */
export function EmptyChat({ onPick }: { onPick: (text: string) => void }) {
  const t = useTranslations("chat");
  const { user, models } = useChatData();
  return (
    <div className="thin-scroll min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto flex min-h-full w-full max-w-3xl flex-col justify-center gap-7 px-4 py-8 sm:px-6">
        <div className="grid justify-items-start gap-3">
          <Logo className="size-11" />
          <h1 className="text-balance font-semibold text-2xl tracking-tight sm:text-[1.75rem]">
            {t("greeting", { name: user.nickname })}
          </h1>
          <p className="max-w-prose text-pretty text-muted-foreground text-sm leading-relaxed">{t("intro")}</p>
        </div>
        <Suggestions onPick={onPick} />
        {models.length === 0 ? (
          <Notice tone="info" title={t("no_provider_title")}>
            <p className="text-muted-foreground leading-relaxed">
              {t("no_provider_text")}{" "}
              <Link
                href="/settings/providers"
                className="whitespace-nowrap font-medium text-primary underline underline-offset-3"
              >
                {t("no_provider_link")}
              </Link>
            </p>
          </Notice>
        ) : null}
      </div>
    </div>
  );
}
