"use client";

import { Pin } from "lucide-react";
import Link from "next/link";
import { memo, useState } from "react";
import { cn } from "@/components/ui/cn";
import type { Conversation } from "@/lib/protocol/contract/conversations";
import { ConversationMenu } from "./conversation-menu";
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
  const { update } = useConversationEdits();
  const [changing, change] = useState<"title" | "tags" | null>(null);
  const title = useConversationTitle()(conversation.title);

  const rename = (renamed: string | null) => {
    change(null);
    if (renamed && renamed !== conversation.title) void update(conversation, { title: renamed });
  };
  if (changing === "title") {
    return (
      <li>
        <RenameField title={title} onDone={rename} />
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
        onDoubleClick={() => change("title")}
        title={title}
        className={cn(
          "flex h-9 items-center gap-2 rounded-lg pr-9 pl-3 text-sm outline-none transition-colors hover:bg-sidebar-accent focus-visible:ring-2 focus-visible:ring-ring max-md:h-11",
          isActive && "bg-sidebar-accent font-medium text-foreground",
        )}
      >
        <span className="min-w-0 flex-1 truncate">{title}</span>
        {conversation.is_pinned ? <Pin aria-hidden className="size-3.5 shrink-0 text-muted-foreground" /> : null}
      </Link>
      <ConversationMenu
        conversation={conversation}
        title={title}
        isActive={isActive}
        onRename={() => change("title")}
        onTag={() => change("tags")}
      />
      {changing === "tags" ? (
        <TagsDialog
          title={title}
          tags={conversation.tags}
          onSave={(tags) => void update(conversation, { tags })}
          onClose={() => change(null)}
        />
      ) : null}
    </li>
  );
});
