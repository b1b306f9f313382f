"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Spinner } from "@/components/ui/spinner";
import type { ConnectionState } from "@/lib/protocol/client/event-transport";

/** A short break repairs itself before anybody needs to know. */
const PATIENCE_MS = 1500;

/** Says when the page is not live, once that lasts. */
export function ConnectionNote({ connection }: { connection: ConnectionState }) {
  const t = useTranslations();
  const isBroken = connection === "reconnecting" || connection === "signed_out";
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    if (!isBroken) return setShown(false);
    const timer = setTimeout(() => setShown(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [isBroken]);

  if (!isShown || !isBroken) return null;
  return (
    <p
      role="status"
      className="mx-auto mb-2 flex w-fit items-center gap-2 rounded-full border bg-popover px-3 py-1.5 text-muted-foreground text-xs"
    >
      {connection === "signed_out" ? (
        <>
          {t("chat.signed_out")}
          <a href="/sign-in" className="font-medium text-primary underline underline-offset-2">
            {t("auth.sign_in")}
          </a>
        </>
      ) : (
        <>
          <Spinner className="size-3" /> {t("chat.reconnecting")}
        </>
      )}
    </p>
  );
}
