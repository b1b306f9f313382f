"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Tabs } from "radix-ui";
import { FilePanel } from "@/components/file/file-panel";
import { RunTimeline } from "@/components/run/run-timeline";
import { useLayoutState } from "@/components/shell/layout-state";
import { IconButton } from "@/components/ui/icon-button";
import { Sheet } from "@/components/ui/sheet";
import type { ConversationClient } from "@/lib/protocol/client/conversation-client";
import type { ConversationView } from "@/lib/protocol/view";

interface SidePanelProps {
  view: ConversationView;
  client: ConversationClient | null;
}

/** Runs and files of the conversation, beside the thread or in a drawer. */
export function SidePanel(props: SidePanelProps) {
  const t = useTranslations("panel");
  const { isPanelOpen, setPanelOpen, isWide } = useLayoutState();
  if (!isWide) {
    return (
      <Sheet open={isPanelOpen} onOpenChange={setPanelOpen} side="right" label={t("label")}>
        <PanelTabs {...props} />
      </Sheet>
    );
  }
  if (!isPanelOpen) return null;
  return (
    <aside
      aria-label={t("label")}
      className="flex w-84 shrink-0 flex-col border-sidebar-border border-l bg-sidebar text-sidebar-foreground"
    >
      <PanelTabs {...props} />
    </aside>
  );
}

const tabClasses =
  "flex-1 rounded-md py-1.5 font-medium text-[0.8125rem] text-muted-foreground outline-none transition-colors hover:text-foreground focus-visible:ring-2 focus-visible:ring-ring data-[state=active]:bg-card data-[state=active]:text-foreground data-[state=active]:shadow-sm";

function PanelTabs({ view, client }: SidePanelProps) {
  const t = useTranslations();
  const { setPanelOpen } = useLayoutState();
  return (
    <Tabs.Root defaultValue="run" className="flex min-h-0 flex-1 flex-col">
      <div className="flex items-center gap-2 px-3 pt-2.5 pb-2">
        <Tabs.List aria-label={t("panel.label")} className="flex flex-1 gap-1 rounded-lg bg-sidebar-accent/70 p-1">
          <Tabs.Trigger value="run" className={tabClasses}>
            {t("panel.run")}
          </Tabs.Trigger>
          <Tabs.Trigger value="files" className={tabClasses}>
            {t("panel.files")}
          </Tabs.Trigger>
        </Tabs.List>
        <IconButton label={t("chat.close_panel")} className="text-muted-foreground" onClick={() => setPanelOpen(false)}>
          <X aria-hidden />
        </IconButton>
      </div>
      <Tabs.Content value="run" className="thin-scroll min-h-0 flex-1 overflow-y-auto px-3 pb-4 outline-none">
        <RunTimeline messages={view.messages} />
      </Tabs.Content>
      <Tabs.Content value="files" className="thin-scroll min-h-0 flex-1 overflow-y-auto px-3 pb-4 outline-none">
        <FilePanel conversation_id={view.conversation_id || null} client={client} />
      </Tabs.Content>
    </Tabs.Root>
  );
}
