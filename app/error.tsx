"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { MessagePage } from "@/components/ui/message-page";

export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const t = useTranslations();
  return (
    <MessagePage title={t("pages.error_title")} text={t("pages.error_text")}>
      <Button onClick={reset}>{t("common.retry")}</Button>
      {error.digest ? (
        <p className="w-full text-muted-foreground text-xs">{t("pages.error_id", { id: error.digest })}</p>
      ) : null}
    </MessagePage>
  );
}
