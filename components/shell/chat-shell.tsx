"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ConversationsProvider } from "@/components/conversation/use-conversations";
import { Sheet } from "@/components/ui/sheet";
import { SkipLink } from "@/components/ui/skip-link";
import type { Conversation } from "@/lib/protocol/contract/conversations";
import type { Page } from "@/lib/protocol/envelope";
import { type ChatData, ChatDataProvider } from "./chat-data";
import { LayoutStateProvider, useLayoutState } from "./layout-state";
import { ShortcutsDialog } from "./shortcuts-dialog";
import { Sidebar } from "./sidebar";
import { useShortcut } from "./use-shortcut";

interface ChatShellProps {
  data: ChatData;
  conversations: Page<Conversation>;
  children: ReactNode;
}

/** The frame of the chat pages: conversations at the left (a drawer on a phone), the page beside them. */
export const ChatShell = ({ data, conversations, children }: ChatShellProps) => (
  <ChatDataProvider value={data}>
    <ConversationsProvider initial={conversations}>
      <LayoutStateProvider>
        <Frame>{children}</Frame>
      </LayoutStateProvider>
    </ConversationsProvider>
  </ChatDataProvider>
);

function Frame({ children }: { children: ReactNode }) {
  const t = useTranslations("sidebar");
  const router = useRouter();
  const { isDrawerOpen, setDrawerOpen, searchField } = useLayoutState();
  const [isHelpOpen, setHelpOpen] = useState(false);
  const showShortcuts = () => {
    setDrawerOpen(false);
    setHelpOpen(true);
  };

  useShortcut("new_chat", () => router.push("/"));
  useShortcut("help", showShortcuts);
  useShortcut("search", () => {
    searchField.current?.focus();
  });

  return (
    <div className="flex h-dvh overflow-hidden">
      <SkipLink />
      <aside
        aria-label={t("label")}
        className="flex w-68 shrink-0 flex-col border-sidebar-border border-r bg-sidebar text-sidebar-foreground max-md:hidden"
      >
        <Sidebar searchField={searchField} onShowShortcuts={showShortcuts} />
      </aside>
      <Sheet open={isDrawerOpen} onOpenChange={setDrawerOpen} side="left" label={t("label")}>
        <Sidebar onNavigate={() => setDrawerOpen(false)} onShowShortcuts={showShortcuts} />
      </Sheet>
      {children}
      <ShortcutsDialog open={isHelpOpen} onClose={() => setHelpOpen(false)} />
    </div>
  );
}
