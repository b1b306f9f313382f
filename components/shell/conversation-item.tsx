"use client";

import { Archive, ArchiveRestore, Ellipsis, Pencil, Pin, PinOff, Tag, Trash2 } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { memo, useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import type { Conversation } from "@/lib/protocol/contract/conversations";
import { RenameField } from "./rename-field";
import { TagsDialog } from "./tags-dialog";
import { useConversationEdits } from "./use-conversation-edits";
import { useConversationTitle } from "./use-conversation-title";

interface ConversationItemProps {
  conversation: Conversation;
  isActive: boolean;
  onNavigate?: () => void;
}

/** One conversation in the list: a link, with its menu beside it. */
export const ConversationItem = memo(function ConversationItem(props: ConversationItemProps) {
  const { conversation, isActive, onNavigate } = props;
  const t = useTranslations("sidebar");
  const { update, remove, archive } = useConversationEdits();
  const [isRenaming, setRenaming] = useState(false);
  const [isTagging, setTagging] = useState(false);
  const title = useConversationTitle()(conversation.title);

  if (isRenaming) {
    return (
      <li>
        <RenameField
          title={title}
          onDone={(renamed) => {
            setRenaming(false);
            if (renamed && renamed !== conversation.title) void update(conversation, { title: renamed });
          }}
        />
      </li>
    );
  }
  return (
    <li className="group/item relative">
      <Link
        href={`/c/${conversation.conversation_id}`}
        prefetch={false}
        aria-current={isActive ? "page" : undefined}
        onClick={onNavigate}
        onDoubleClick={() => setRenaming(true)}
        title={title}
        className={cn(
          "flex h-9 items-center gap-2 rounded-lg pr-9 pl-3 text-sm outline-none transition-colors hover:bg-sidebar-accent focus-visible:ring-2 focus-visible:ring-ring max-md:h-11",
          isActive && "bg-sidebar-accent font-medium text-foreground",
        )}
      >
        <span className="min-w-0 flex-1 truncate">{title}</span>
        {conversation.is_pinned ? <Pin aria-hidden className="size-3.5 shrink-0 text-muted-foreground" /> : null}
      </Link>
      <Menu
        trigger={
          <Button
            variant="ghost"
            size="icon-xs"
            aria-label={t("actions", { title })}
            className={cn(
              "absolute top-1/2 right-1 -translate-y-1/2 text-muted-foreground focus-visible:opacity-100 group-hover/item:opacity-100 data-[state=open]:opacity-100 pointer-fine:opacity-0 max-md:size-9",
              isActive && "pointer-fine:opacity-100",
            )}
          >
            <Ellipsis aria-hidden />
          </Button>
        }
      >
        <MenuItem onSelect={() => setRenaming(true)}>
          <Pencil aria-hidden /> {t("rename")}
        </MenuItem>
        <MenuItem onSelect={() => void update(conversation, { is_pinned: !conversation.is_pinned })}>
          {conversation.is_pinned ? <PinOff aria-hidden /> : <Pin aria-hidden />}
          {conversation.is_pinned ? t("unpin") : t("pin")}
        </MenuItem>
        <MenuItem onSelect={() => setTagging(true)}>
          <Tag aria-hidden /> {t("tags")}
        </MenuItem>
        <MenuItem onSelect={() => void archive(conversation)}>
          {conversation.is_archived ? <ArchiveRestore aria-hidden /> : <Archive aria-hidden />}
          {conversation.is_archived ? t("unarchive") : t("archive")}
        </MenuItem>
        <MenuSeparator />
        <DeleteItem onSelect={() => void remove(conversation)} />
      </Menu>
      {isTagging ? (
        <TagsDialog
          title={title}
          tags={conversation.tags}
          onSave={(tags) => void update(conversation, { tags })}
          onClose={() => setTagging(false)}
        />
      ) : null}
    </li>
  );
});

function DeleteItem({ onSelect }: { onSelect: () => void }) {
  const t = useTranslations("common");
  return (
    <MenuItem isDestructive onSelect={onSelect}>
      <Trash2 aria-hidden /> {t("delete")}
    </MenuItem>
  );
}
