"use client";

import { useTranslations } from "next-intl";

/** The first stop of the keyboard: past the side column, to the page's content (`#content`). */
export function SkipLink() {
  const t = useTranslations("common");
  return (
    <a
      href="#content"
      className="sr-only z-60 rounded-lg bg-primary px-4 py-2 text-primary-foreground text-sm focus:not-sr-only focus:absolute focus:top-3 focus:left-3"
    >
      {t("skip_to_content")}
    </a>
  );
}
