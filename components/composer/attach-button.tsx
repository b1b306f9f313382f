"use client";

import { Paperclip } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ChangeEvent, useRef } from "react";
import { IconButton } from "@/components/ui/icon-button";

/** Chooses files of the device for the next message. */
export function AttachButton({ onFiles }: { onFiles: (files: File[]) => void }) {
  const t = useTranslations("composer");
  const input = useRef<HTMLInputElement>(null);
  const onChange = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const chosen = [...(target.files ?? [])];
    // So that the same file can be chosen again.
    target.value = "";
    onFiles(chosen);
  };
  return (
    <>
      <input ref={input} type="file" multiple hidden aria-label={t("attach")} onChange={onChange} />
      <IconButton label={t("attach")} className="text-muted-foreground" onClick={() => input.current?.click()}>
        <Paperclip aria-hidden />
      </IconButton>
    </>
  );
}
