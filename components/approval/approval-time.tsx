"use client";

import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState } from "react";

const TICK_MS = 1000;

/** The largest unit that is at least one, so that "in 23 hours" becomes "in 59 minutes" and at last seconds. */
function unitOf(seconds: number): [number, Intl.RelativeTimeFormatUnit] {
  if (seconds >= 86_400) return [Math.floor(seconds / 86_400), "day"];
  if (seconds >= 3600) return [Math.floor(seconds / 3600), "hour"];
  return seconds >= 60 ? [Math.floor(seconds / 60), "minute"] : [Math.floor(seconds), "second"];
}

/** How long an answer still counts. Not read aloud as it ticks; the server's clock decides. */
export function ApprovalTime({ expires_at }: { expires_at: string }) {
  const t = useTranslations("approval");
  const locale = useLocale();
  // Server and browser have clocks of their own: the time is shown once the page is the browser's.
  const [now, setNow] = useState<number | null>(null);
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  if (now === null) return null;
  const seconds = (Date.parse(expires_at) - now) / 1000;
  if (seconds <= 0) return t("time_over");
  const when = new Intl.RelativeTimeFormat(locale, { numeric: "always" }).format(...unitOf(seconds));
  return <span className="tabular-nums">{t("expires", { when })}</span>;
}
