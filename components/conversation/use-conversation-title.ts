"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";

/** The title a conversation has until its first message names it (seed 2.3). */
const UNNAMED = "New Chat";

/** A conversation's title as it is shown: one without a name of its own is called so in the person's language. */
export function useConversationTitle(): (title: string | null | undefined) => string {
  const t = useTranslations("sidebar");
  return useCallback((title) => (title && title !== UNNAMED ? title : t("untitled")), [t]);
}
