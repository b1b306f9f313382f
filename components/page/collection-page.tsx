"use client";

import { type LucideIcon, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "./empty-state";
import { PageHeader } from "./page-header";

interface CollectionPageProps {
  /** Where the page's words are in the messages. */
  words: "agent_settings" | "http_services" | "mcp" | "providers" | "schedules";
  /** Whether there is nothing of one's own yet. */
  isEmpty: boolean;
  EmptyIcon: LucideIcon;
  /** The dialog that makes a new one. */
  addDialog: (onClose: () => void) => ReactNode;
  children: ReactNode;
}

/** A page of things of one kind, and a way to add one. */
export function CollectionPage({ words, isEmpty, EmptyIcon, addDialog, children }: CollectionPageProps) {
  const t = useTranslations(words);
  const [isAdding, setAdding] = useState(false);
  return (
    <>
      <PageHeader title={t("title")} text={t("text")}>
        <Button onClick={() => setAdding(true)}>
          <Plus aria-hidden /> {t("add")}
        </Button>
      </PageHeader>
      {isEmpty ? <EmptyState Icon={EmptyIcon} title={t("empty_title")} text={t("empty_text")} /> : null}
      {children}
      {isAdding ? addDialog(() => setAdding(false)) : null}
    </>
  );
}
