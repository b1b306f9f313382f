"use client";

import { Menu as MenuIcon, PanelRight, SquarePen } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useLayoutState } from "@/components/shell/layout-state";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";

/** The line above the thread: its name, what `children` say of it, and the ways to both side columns. */
export function ChatHeader({ title, children }: { title: string | null; children?: ReactNode }) {
  const t = useTranslations();
  const { setDrawerOpen, isPanelOpen, setPanelOpen } = useLayoutState();
  return (
    <header className="flex h-13 shrink-0 items-center gap-1.5 px-2 sm:px-3">
      <IconButton
        label={t("sidebar.open")}
        side="bottom"
        size="icon"
        className="md:hidden"
        onClick={() => setDrawerOpen(true)}
      >
        <MenuIcon aria-hidden />
      </IconButton>
      <h1 className="min-w-0 flex-1 truncate px-1.5 font-medium text-sm">{title}</h1>
      {children}
      <Button asChild variant="ghost" size="icon" className="md:hidden">
        <Link href="/" aria-label={t("sidebar.new_chat")}>
          <SquarePen aria-hidden />
        </Link>
      </Button>
      <IconButton
        label={isPanelOpen ? t("chat.close_panel") : t("chat.open_panel")}
        side="bottom"
        size="icon"
        aria-expanded={isPanelOpen}
        className="text-muted-foreground"
        onClick={() => setPanelOpen(!isPanelOpen)}
      >
        <PanelRight aria-hidden />
      </IconButton>
    </header>
  );
}
