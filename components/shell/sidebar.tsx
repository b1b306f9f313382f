"use client";

import { Archive, ArrowLeft, Search, SquarePen, X } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type RefObject, useEffect, useState } from "react";
import { ConversationList } from "@/components/conversation/conversation-list";
import { ActiveFilters, ListFilterMenu } from "@/components/conversation/list-filter-menu";
import { useConversations } from "@/components/conversation/use-conversations";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Logo } from "@/components/ui/logo";
import { UserMenu } from "./user-menu";

const TYPING_MS = 250;

interface SidebarProps {
  searchField?: RefObject<HTMLInputElement | null>;
  onNavigate?: () => void;
  onShowShortcuts: () => void;
}

/** Conversations, search and account. */
export function Sidebar({ searchField, onNavigate, onShowShortcuts }: SidebarProps) {
  const t = useTranslations("sidebar");
  const { filter, setFilter } = useConversations();
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <SidebarHead searchField={searchField} onNavigate={onNavigate} />
      {filter.is_archived ? (
        <div className="flex items-center gap-1 px-3 pt-2">
          <Button
            variant="ghost"
            size="sm"
            className="gap-2 px-2"
            onClick={() => setFilter({ ...filter, is_archived: false })}
          >
            <ArrowLeft aria-hidden /> {t("hide_archived")}
          </Button>
        </div>
      ) : null}
      <ActiveFilters />
      <nav aria-label={filter.is_archived ? t("archived") : t("label")} className="flex min-h-0 flex-1 flex-col">
        <ConversationList onNavigate={onNavigate} />
      </nav>
      <div className="grid gap-1 border-sidebar-border border-t p-2">
        {filter.is_archived ? null : (
          <Button
            variant="ghost"
            className="h-9 justify-start gap-2.5 px-3 font-normal text-muted-foreground max-md:h-11"
            onClick={() => setFilter({ ...filter, is_archived: true, is_pinned: false })}
          >
            <Archive aria-hidden /> {t("show_archived")}
          </Button>
        )}
        <UserMenu onNavigate={onNavigate} onShowShortcuts={onShowShortcuts} />
      </div>
    </div>
  );
}

/** The way home, to a new conversation, and to those that are looked for. */
function SidebarHead({ searchField, onNavigate }: Pick<SidebarProps, "searchField" | "onNavigate">) {
  const t = useTranslations("sidebar");
  return (
    <div className="grid gap-2.5 px-3 pt-3 pb-1">
      <div className="flex items-center justify-between pl-1">
        <Link
          href="/"
          onClick={onNavigate}
          className="flex items-center gap-2.5 rounded-lg font-semibold tracking-wide outline-none focus-visible:ring-2 focus-visible:ring-ring"
        >
          <Logo /> ALMA
        </Link>
        <ListFilterMenu />
      </div>
      <Button asChild variant="outline" className="h-9 justify-start gap-2.5 bg-card px-3 max-md:h-11">
        <Link href="/" onClick={onNavigate}>
          <SquarePen aria-hidden /> {t("new_chat")}
        </Link>
      </Button>
      <SearchField searchField={searchField} />
    </div>
  );
}

function SearchField({ searchField }: Pick<SidebarProps, "searchField">) {
  const t = useTranslations("sidebar");
  const { filter, setFilter } = useConversations();
  const [text, setText] = useState(filter.search);

  useEffect(() => {
    if (text === filter.search) return;
    const timer = setTimeout(() => setFilter({ ...filter, search: text }), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text, filter, setFilter]);

  return (
    <search className="relative block">
      <Search
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-muted-foreground"
      />
      <Input
        ref={searchField}
        type="text"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") setText("");
        }}
        placeholder={t("search")}
        aria-label={t("search")}
        maxLength={200}
        className="border-transparent bg-sidebar-accent/60 pr-9 pl-9 max-md:h-11"
      />
      {text ? (
        <button
          type="button"
          onClick={() => setText("")}
          aria-label={t("clear_search")}
          className="absolute inset-y-0 right-0 flex w-9 items-center justify-center rounded-lg text-muted-foreground outline-none hover:text-foreground focus-visible:ring-2 focus-visible:ring-ring"
        >
          <X aria-hidden className="size-4" />
        </button>
      ) : null}
    </search>
  );
}
