"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Popover } from "@/components/ui/popover";
import { Spinner } from "@/components/ui/spinner";
import type { MessageEdit } from "@/lib/protocol/contract/message-changes";
import type { MessageView } from "@/lib/protocol/view";
import { MessageTime } from "./message-time";

interface EditHistoryProps {
  message: MessageView;
  /** Null when they could not be loaded. */
  onLoad: (message_id: string) => Promise<MessageEdit[] | null>;
}

/** Says that a message was changed; a click shows what it said before. */
export function EditHistory({ message, onLoad }: EditHistoryProps) {
  const t = useTranslations("message");
  if (message.edit_count === 0) return null;
  return (
    <Popover
      align="end"
      label={t("history")}
      className="thin-scroll max-h-80 overflow-y-auto"
      trigger={
        <button
          type="button"
          className="rounded px-1 text-muted-foreground text-xs underline decoration-dotted underline-offset-2 outline-none hover:text-foreground focus-visible:ring-2 focus-visible:ring-ring"
        >
          {t("edited")}
        </button>
      }
    >
      <Edits key={message.edit_count} message_id={message.message_id} onLoad={onLoad} />
    </Popover>
  );
}

function Edits({ message_id, onLoad }: { message_id: string; onLoad: EditHistoryProps["onLoad"] }) {
  const t = useTranslations("message");
  const [edits, setEdits] = useState<MessageEdit[] | "loading" | null>("loading");
  useEffect(() => {
    let isGone = false;
    void onLoad(message_id).then((loaded) => isGone || setEdits(loaded));
    return () => {
      isGone = true;
    };
  }, [message_id, onLoad]);
  if (edits === "loading") return <Spinner />;
  if (edits === null) return <p role="alert">{t("history_failed")}</p>;
  return (
    <ol className="grid gap-3">
      {edits.map((edit) => (
        <li key={edit.edit_id} className="grid gap-1">
          <MessageTime timestamp={edit.edited_at} />
          <p className="whitespace-pre-wrap text-muted-foreground [overflow-wrap:anywhere]">{edit.content}</p>
        </li>
      ))}
    </ol>
  );
}
