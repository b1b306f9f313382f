"use client";

import { Archive, ArchiveRestore, Pencil, Pin, PinOff, Tag, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { ActionsMenu } from "@/components/ui/actions-menu";
import { cn } from "@/components/ui/cn";
import { MenuItem, MenuSeparator } from "@/components/ui/menu";
import type { Conversation } from "@/lib/protocol/contract/conversations";
import { useConversationEdits } from "./use-conversation-edits";

interface ConversationMenuProps {
  conversation: Conversation;
  title: string;
  isActive: boolean;
  onRename: () => void;
  onTag: () => void;
}

/** What can be done with a conversation of the list. */
export function ConversationMenu({ conversation, title, isActive, onRename, onTag }: ConversationMenuProps) {
  const t = useTranslations();
  const { update, remove, archive } = useConversationEdits();
  const { is_pinned, is_archived } = conversation;
  return (
    <ActionsMenu
      label={t("sidebar.actions", { title })}
      size="icon-xs"
      className={cn(
        "absolute top-1/2 right-1 -translate-y-1/2 text-muted-foreground focus-visible:opacity-100 group-hover/item:opacity-100 data-[state=open]:opacity-100 pointer-fine:opacity-0 max-md:size-9",
        isActive && "pointer-fine:opacity-100",
      )}
    >
      <MenuItem onSelect={onRename}>
        <Pencil aria-hidden /> {t("sidebar.rename")}
      </MenuItem>
      <MenuItem onSelect={() => void update(conversation, { is_pinned: !is_pinned })}>
        {is_pinned ? <PinOff aria-hidden /> : <Pin aria-hidden />}
        {is_pinned ? t("sidebar.unpin") : t("sidebar.pin")}
      </MenuItem>
      <MenuItem onSelect={onTag}>
        <Tag aria-hidden /> {t("sidebar.tags")}
      </MenuItem>
      <MenuItem onSelect={() => void archive(conversation)}>
        {is_archived ? <ArchiveRestore aria-hidden /> : <Archive aria-hidden />}
        {is_archived ? t("sidebar.unarchive") : t("sidebar.archive")}
      </MenuItem>
      <MenuSeparator />
      <MenuItem isDestructive onSelect={() => void remove(conversation)}>
        <Trash2 aria-hidden /> {t("common.delete")}
      </MenuItem>
    </ActionsMenu>
  );
}
