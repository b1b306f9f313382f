"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";

const NAMED = [
  "agents",
  "approvals",
  "audit",
  "auth",
  "conversations",
  "files",
  "invitations",
  "llm-configs",
  "messages",
  "models",
  "openai",
  "runs",
  "schedules",
  "settings",
  "tools",
  "usage",
  "users",
] as const;

/** The name of a kind of object in the person's language; one that has none keeps the API's. */
export function useTagName(): (tag: string) => string {
  const t = useTranslations("security.tags");
  return useCallback(
    (tag) => {
      const named = NAMED.find((one) => one === tag);
      return named ? t(named) : tag;
    },
    [t],
  );
}
