"use client";

import { GitBranch, PencilLine, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { IconButton } from "@/components/ui/icon-button";
import type { MessageView } from "@/lib/protocol/view";
import type { MessageChanges } from "./message-changes";

interface MessageToolsProps {
  message: MessageView;
  changes: MessageChanges;
  /** For a message of the person's, which can be rewritten. */
  editButton?: RefObject<HTMLButtonElement | null>;
}

/** Copy, rewrite, branch off and delete, as small buttons. */
export function MessageTools({ message, changes, editButton }: MessageToolsProps) {
  const t = useTranslations("message");
  const isOwn = message.role === "user";
  const small = { size: "icon-xs", className: "text-muted-foreground" } as const;
  return (
    <>
      {message.content ? (
        <CopyButton text={message.content} label={t(isOwn ? "copy_user" : "copy")} className={small.className} />
      ) : null}
      {isOwn ? (
        <IconButton {...small} ref={editButton} label={t("edit")} onClick={() => changes.onRewrite(message)}>
          <PencilLine aria-hidden />
        </IconButton>
      ) : null}
      <IconButton {...small} label={t("branch")} onClick={() => changes.onBranch(message)}>
        <GitBranch aria-hidden />
      </IconButton>
      <IconButton {...small} label={t(isOwn ? "delete_user" : "delete")} onClick={() => changes.onDelete(message)}>
        <Trash2 aria-hidden />
      </IconButton>
    </>
  );
}
