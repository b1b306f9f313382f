"use client";

import { ArrowUp, Square } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/icon-button";
import { Spinner } from "@/components/ui/spinner";

interface SendButtonsProps {
  isRunning: boolean;
  canSend: boolean;
  isWaiting: boolean;
  onStop: () => void;
}

/** Send, and while an answer is at work stop; then sending shows once there is something to send. */
export function SendButtons({ isRunning, canSend, isWaiting, onStop }: SendButtonsProps) {
  const t = useTranslations("composer");
  return (
    <div className="ml-auto flex items-center gap-1.5">
      {isRunning ? (
        <IconButton label={t("stop")} variant="secondary" size="icon" className="rounded-full" onClick={onStop}>
          <Square aria-hidden className="size-3.5 fill-current" />
        </IconButton>
      ) : null}
      {isRunning && !canSend ? null : (
        <IconButton
          label={isWaiting ? t("wait_upload") : t("send")}
          variant="default"
          size="icon"
          type="submit"
          aria-disabled={!canSend}
          className="rounded-full"
        >
          {isWaiting ? <Spinner className="text-primary-foreground" /> : <ArrowUp aria-hidden />}
        </IconButton>
      )}
    </div>
  );
}
