"use client";

import { Clock, PencilLine, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";

interface QueuedBarProps {
  /** How many runs go before it; 0 for one that may begin at any moment. */
  position: number;
  editButton: RefObject<HTMLButtonElement | null>;
  /** Another waiting message is being edited. */
  isEditBlocked: boolean;
  onEdit: () => void;
  onWithdraw: () => void;
}

/** Says that a message waits for its turn, and lets it be changed or taken back. */
export function QueuedBar({ position, editButton, isEditBlocked, onEdit, onWithdraw }: QueuedBarProps) {
  const t = useTranslations("queue");
  return (
    <div className="flex flex-wrap items-center justify-end gap-x-1 gap-y-1">
      <Badge tone="accent" className="mr-1">
        <Clock aria-hidden />
        {position > 0 ? t("position", { position }) : t("next")}
      </Badge>
      <Button
        ref={editButton}
        variant="ghost"
        size="sm"
        aria-label={t("edit")}
        disabled={isEditBlocked}
        className="gap-1.5 px-2 text-muted-foreground"
        onClick={onEdit}
      >
        <PencilLine aria-hidden className="size-3.5" /> {t("edit_short")}
      </Button>
      <Button
        variant="ghost"
        size="sm"
        aria-label={t("withdraw")}
        className="gap-1.5 px-2 text-muted-foreground"
        onClick={onWithdraw}
      >
        <Undo2 aria-hidden className="size-3.5" /> {t("withdraw_short")}
      </Button>
    </div>
  );
}
